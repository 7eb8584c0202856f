/** Pages that are one list and nothing else. */

import { h } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import * as specs from '../lists/specs.js';
import { ListTable } from '../table/table.js';
import { heading } from './heading.js';

/** The page of a list by its name among the specs. */
export function listPage(name, query) {
  return pageOf(specs[name](), query, t(`about.page.${name}`));
}

/** A page of one list with a sentence on it. */
export function pageOf(spec, query, about) {
  const table = new ListTable(spec, query);
  return {
    title: spec.title,
    node: h('div', { class: 'page list-page' }, heading(spec.title, about), table.node),
    end: () => table.end(),
  };
}
