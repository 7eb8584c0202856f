/** The lines of a table: a row, the head of a group, and the place of rows that are to come. */

import { h } from '../lib/dom.js';
import { number, t } from '../lib/i18n.js';
import { icon } from '../ui/icon.js';
import { inWords } from '../ui/trouble.js';
import { cell, valueInWords } from './cells.js';

/** A row of the list. */
export function rowLine(table, row, index) {
  const { spec, picks } = table;
  const key = spec.key(row);
  const picked = picks.has(key);
  const columns = table.columns.shown();
  const node = h(
    'div',
    {
      role: 'row',
      class: picked ? 'row picked' : 'row',
      'aria-rowindex': index + 2,
      on: { click: event => openUnlessControl(event, table, row) },
    },
    spec.actions && h('div', { role: 'cell', class: 'cell pick' }, box(table, row, index, picked)),
    columns.map((column, i) =>
      h(
        'div',
        {
          role: 'cell',
          class: `cell ${column.type}`,
          'data-column': column.name,
          'data-title': t(`column.${column.name}`),
        },
        i === 0 ? opener(table, row, cell(column, row)) : cell(column, row),
      ),
    ),
  );
  return node;
}

function box(table, row, index, picked) {
  return h('input', {
    type: 'checkbox',
    checked: picked,
    'data-pick': '',
    'aria-label': t('pick', { what: row.address ?? row.name ?? String(row.id ?? '') }),
    on: {
      click: event => table.pick(index, event.target.checked, event.shiftKey),
    },
  });
}

/** The content of the first cell, as what opens the row, where it can be opened. */
function opener(table, row, content) {
  const { spec } = table;
  if (spec.href) {
    return h('a', { class: 'opens', href: spec.href(row), 'data-opens': '' }, content);
  }
  if (spec.open) {
    const open = () => spec.open(row, table);
    return h(
      'button',
      { type: 'button', class: 'opens', 'data-opens': '', on: { click: open } },
      content,
    );
  }
  return content;
}

function openUnlessControl(event, table, row) {
  const { spec } = table;
  const control = event.target.closest('button, a, input, label');
  if (!control && spec.open && getSelection().isCollapsed) {
    event.currentTarget.querySelector('[data-opens]')?.focus();
    spec.open(row, table);
  }
}

/** The head of a group: its value, how many rows it has, and what opens it. */
export function groupLine(table, section, index, toggle) {
  const span = table.columns.shown().length + (table.spec.actions ? 1 : 0);
  const press = () => toggle();
  return h(
    'div',
    { role: 'row', class: 'row group', 'aria-rowindex': index + 2 },
    h(
      'div',
      { role: 'cell', class: 'cell', 'aria-colspan': span },
      h(
        'button',
        {
          type: 'button',
          class: 'group-button',
          'data-opens': '',
          'aria-expanded': String(section.open),
          on: { click: press },
        },
        icon(section.open ? 'down' : 'right'),
        h('span', { class: 'group-value' }, valueInWords(section.column, section.group.value)),
        h('span', { class: 'group-count' }, number(section.group.count)),
      ),
    ),
  );
}

/** The place of rows that are being fetched, or the reason why they did not come. */
export function waitingLine(source) {
  const text = source?.error
    ? [
        inWords(source.error),
        ' ',
        h(
          'button',
          { type: 'button', class: 'link', on: { click: () => source.again() } },
          t('again'),
        ),
      ]
    : t('loading');
  return h(
    'div',
    { role: 'row', class: 'row waiting' },
    h('div', { role: 'cell', class: 'cell' }, text),
  );
}
