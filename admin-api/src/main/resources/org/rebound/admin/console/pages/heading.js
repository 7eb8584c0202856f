/** The head of a page: its title, what is said of it, and what can be done with all of it. */

import { h } from '../lib/dom.js';

/** The head; `about` is one sentence, `more` stands at its end. */
export function heading(title, about, ...more) {
  return h(
    'header',
    { class: 'page-head' },
    h('div', {}, h('h1', {}, title), about && h('p', { class: 'faint' }, about)),
    more.length > 0 && h('div', { class: 'page-tools' }, more),
  );
}
