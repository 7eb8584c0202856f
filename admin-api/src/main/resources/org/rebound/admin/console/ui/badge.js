/** Words with a colour that says the same: verdicts, states, roles. */

import { h } from '../lib/dom.js';
import { word } from '../lib/i18n.js';

const TONES = {
  hard: 'bad',
  soft: 'fair',
  blocked: 'bad',
  usable: 'good',
  complaint: 'odd',
  valid: 'good',
  risky: 'fair',
  invalid: 'bad',
  unknown: 'plain',
  done: 'good',
  failed: 'bad',
  running: 'info',
  waiting: 'plain',
  cancelled: 'plain',
};

/** A badge for a word of the API: `kind` names the words, such as `verdict`. */
export function badge(kind, value) {
  return h('span', { class: `badge ${TONES[value] ?? 'plain'}` }, word(kind, value));
}
