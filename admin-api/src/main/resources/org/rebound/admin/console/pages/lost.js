/** The page of a path that has none. */

import { h } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { heading } from './heading.js';

/** The page. */
export default function build() {
  return {
    title: t('lost'),
    node: h(
      'div',
      { class: 'page' },
      heading(t('lost'), t('lost-text')),
      h('a', { href: '/' }, t('page.overview')),
    ),
  };
}
