/** The heads of a table's columns: a click opens what can be done with the column. */

import { h } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { icon } from '../ui/icon.js';
import { openMenu } from '../ui/menu.js';
import { editFilter } from './filters.js';

/** The row of heads for the columns that are shown, a box for picking before it. */
export function headerRow(table, pickBox) {
  return h(
    'div',
    { role: 'row', class: 'row head', 'aria-rowindex': 1 },
    pickBox && h('div', { role: 'columnheader', class: 'cell pick' }, pickBox),
    table.columns.shown().map(column => head(table, column)),
  );
}

function head(table, column) {
  const name = column.ask ?? column.name;
  const sorted = table.state.sort === name ? 'up' : table.state.sort === `-${name}` ? 'down' : '';
  const anchor = h(
    'button',
    {
      type: 'button',
      class: 'head-button',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      on: { click: () => openMenu(anchor, offers(table, column, anchor)) },
    },
    h('span', {}, t(`column.${column.name}`)),
    sorted && icon(sorted),
  );
  return h(
    'div',
    {
      role: 'columnheader',
      class: `cell ${column.type}`,
      'data-column': column.name,
      'aria-sort': { up: 'ascending', down: 'descending' }[sorted],
    },
    anchor,
  );
}

function offers(table, column, anchor) {
  const { state, columns } = table;
  const name = column.ask ?? column.name;
  const shown = columns.shown();
  const at = shown.indexOf(column);
  const grouped = state.group === column.name;
  const asked = [
    { label: t('sort-up'), checked: state.sort === name, act: () => state.set({ sort: name }) },
    {
      label: t('sort-down'),
      checked: state.sort === `-${name}`,
      act: () => state.set({ sort: `-${name}` }),
    },
    { line: true },
    {
      label: t(grouped ? 'ungroup' : 'group-by'),
      act: () => state.set({ group: grouped ? '' : column.name }),
    },
    { label: t('filter-by'), act: () => editFilter(anchor, table, column) },
    { line: true },
  ];
  return [
    ...(name === false ? [] : asked),
    { label: t('move-left'), disabled: at === 0, act: () => columns.move(column, -1) },
    {
      label: t('move-right'),
      disabled: at === shown.length - 1,
      act: () => columns.move(column, 1),
    },
    { label: t('hide'), disabled: shown.length === 1, act: () => columns.show(column, false) },
  ];
}
