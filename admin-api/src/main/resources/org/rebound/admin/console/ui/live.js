/** Says what came of things: to the eye for a while, to screen readers at once. */

import { h } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { iconButton } from './button.js';

const SHOWN_FOR = 8_000;

const notes = h('section', { class: 'notes' });
const polite = h('div', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
const urgent = h('div', { class: 'unseen', role: 'alert' });

/** The regions; they are put into the document once. */
export function liveRegions() {
  notes.setAttribute('aria-label', t('notes'));
  return [notes, polite, urgent];
}

/** Says something to screen readers only. */
export function say(text) {
  polite.textContent = '';
  requestAnimationFrame(() => (polite.textContent = text));
}

/** Says that something worked. */
export function tell(text, ...more) {
  say(text);
  show('good', text, more);
}

/** Says that something did not work; it stays until it is closed. */
export function warn(text) {
  urgent.textContent = text;
  show('bad', text, []);
}

function show(kind, text, more) {
  const note = h('div', { class: `note ${kind}` }, h('span', {}, text), more);
  const gone = () => note.remove();
  note.append(iconButton('close', t('close'), gone));
  notes.append(note);
  if (notes.children.length > 4) {
    notes.firstElementChild.remove();
  }
  if (kind === 'good') {
    setTimeout(gone, SHOWN_FOR);
  }
}
