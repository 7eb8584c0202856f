/** Problems in words for people. */

import { h } from '../lib/dom.js';
import { foreign, visible } from '../lib/text.js';
import { has, t } from '../lib/i18n.js';
import { Problem } from '../lib/api.js';

/** What went wrong, and how to mend it, as one text. */
export function inWords(error) {
  if (!(error instanceof Problem)) {
    return t('problem.bug', { what: visible(error.message) });
  }
  if (error.status === 0) {
    return t('problem.away');
  }
  if (error.type === 'count-changed') {
    return t('problem.count-changed', { n: error.count });
  }
  const known = has(`problem.${error.type}`) ? t(`problem.${error.type}`) : visible(error.message);
  const fields = error.errors.map(one => `${one.name}: ${one.message}`).join('; ');
  return (
    visible([known, fields].filter(Boolean).join(' ')) || t('problem.other', { n: error.status })
  );
}

/** The same in a box, with a button to try again. */
export function troubleBox(error, again) {
  return h(
    'div',
    { class: 'trouble', role: 'alert' },
    h('p', {}, foreign(inWords(error))),
    again && h('button', { type: 'button', class: 'button', on: { click: again } }, t('again')),
  );
}
