/** Dialogs that everything else waits for, closed by their buttons and by Escape. */

import { freshId, h, replace } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { button, iconButton } from './button.js';

/**
 * Opens a dialog.
 *
 * @param {string} title what it asks
 * @param {object} [options] `wide`; `closed` is called once it is closed, however that came
 * @returns {{body: HTMLElement, buttons: function(...Node), close: function}} where its content
 *     goes, what sets the buttons at its foot, and what closes it
 */
export function openDialog(title, { wide = false, closed = () => {} } = {}) {
  const id = freshId();
  const body = h('div', { class: 'dialog-body' });
  const foot = h('footer', { class: 'dialog-foot' });
  const close = () => dialog.close();
  const dialog = h(
    'dialog',
    {
      class: wide ? 'dialog wide' : 'dialog',
      'aria-labelledby': id,
      on: {
        close: () => {
          dialog.remove();
          closed();
        },
      },
    },
    h(
      'header',
      { class: 'dialog-head' },
      h('h2', { id }, title),
      iconButton('close', t('close'), close),
    ),
    body,
    foot,
  );
  document.body.append(dialog);
  dialog.showModal();
  return { body, buttons: (...nodes) => replace(foot, nodes), close };
}

/**
 * Asks for a confirmation.
 *
 * @param {object} question `title`, `text` (nodes), `yes` (the label), `danger`
 * @returns {Promise<boolean>} whether the answer is yes
 */
export function confirm({ title, text, yes, danger = false }) {
  return new Promise(resolve => {
    let agreed = false;
    const dialog = openDialog(title, { closed: () => resolve(agreed) });
    dialog.body.append(h('p', {}, text));
    const agree = () => {
      agreed = true;
      dialog.close();
    };
    const cancel = button(t('cancel'), dialog.close);
    dialog.buttons(cancel, button(yes, agree, { kind: danger ? 'danger' : 'primary' }));
    cancel.focus();
  });
}
