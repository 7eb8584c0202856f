/** What stands in the cells of a table, by the type of the column. */

import { h } from '../lib/dom.js';
import { day, exactTime, number, t, time, word } from '../lib/i18n.js';
import { foreign, visible } from '../lib/text.js';
import { badge } from '../ui/badge.js';

const BADGED = new Set(['verdict', 'state', 'job']);
const NOTHING = '\u2013';

/** A time, short, with the exact one behind it. */
export function moment(iso) {
  return h('time', { datetime: iso, title: exactTime(iso) }, time(iso));
}

/** The value of a column in words, as groups and filters show it. */
export function valueInWords(column, value) {
  if (value === undefined || value === 'none') {
    return t('none');
  }
  switch (column.type) {
    case 'word':
      return word(column.kind, value);
    case 'flag':
      return t(value === true || value === 'true' ? 'yes' : 'no');
    case 'time':
      return day(value);
    case 'number':
      return column.name === 'mailing' || column.name === 'id' ? value : number(Number(value));
    default:
      return foreign(value);
  }
}

/** The content of a cell. */
export function cell(column, row) {
  if (column.show) {
    return column.show(row);
  }
  const value = row[column.name];
  if (value === undefined || value === '') {
    return h('span', { class: 'nothing' }, h('span', { 'aria-hidden': 'true' }, NOTHING));
  }
  switch (column.type) {
    case 'time':
      return moment(value);
    case 'word':
      return BADGED.has(column.kind) ? badge(column.kind, value) : word(column.kind, value);
    case 'flag':
      return t(value ? 'yes' : 'no');
    case 'number':
      return valueInWords(column, String(value));
    default:
      return h('span', { title: visible(value) }, foreign(value));
  }
}
