/** The filters of a table: a chip for each, and the boxes in which they are changed. */

import { h } from '../lib/dom.js';
import { day, number, t } from '../lib/i18n.js';
import { get, withQuery } from '../lib/api.js';
import { button, iconButton } from '../ui/button.js';
import { field, tick } from '../ui/field.js';
import { icon } from '../ui/icon.js';
import { openMenu } from '../ui/menu.js';
import { openPopover } from '../ui/popover.js';
import { inWords } from '../ui/trouble.js';
import { valueInWords } from './cells.js';
import { filterNames } from './state.js';

/** The columns that can be filtered by: those that ask for themselves, no buttons, none fixed. */
function filterable(table) {
  const { fixed, toggles, columns } = table.spec;
  return columns.filter(
    ({ name, ask }) => ask === undefined && !(name in fixed) && !toggles.includes(name),
  );
}

/** The button that offers to filter by a column. */
export function filterButton(table) {
  const anchor = h(
    'button',
    {
      type: 'button',
      class: 'button quiet',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      on: {
        click: () =>
          openMenu(
            anchor,
            filterable(table).map(column => ({
              label: t(`column.${column.name}`),
              act: () => editFilter(anchor, table, column),
            })),
          ),
      },
    },
    icon('filter'),
    h('span', { class: 'label' }, t('filter')),
  );
  return anchor;
}

/** A chip for each column that is filtered by. */
export function filterChips(table) {
  const { filters } = table.state;
  return filterable(table)
    .filter(column => filterNames(column).some(name => filters.has(name)))
    .map(column => {
      const title = t(`column.${column.name}`);
      const drop = () => table.state.set(cleared(column));
      const anchor = h(
        'button',
        {
          type: 'button',
          class: 'chip-text',
          'aria-haspopup': 'dialog',
          'aria-expanded': 'false',
          on: { click: () => editFilter(anchor, table, column) },
        },
        `${title}: `,
        h('strong', {}, said(column, filters)),
      );
      const off = iconButton('close', t('filter-off', { title }), drop);
      return h('span', { class: 'chip' }, anchor, off);
    });
}

function cleared(column) {
  return Object.fromEntries(filterNames(column).map(name => [name, undefined]));
}

function said(column, filters) {
  const [exact, from, before] = filterNames(column).map(name => filters.get(name));
  if (exact !== undefined) {
    const values = ['text', 'address'].includes(column.type) ? [exact] : exact.split(',');
    return values.flatMap((value, i) => [i > 0 && ', ', valueInWords(column, value)]);
  }
  const show = value => (column.type === 'time' ? day(value) : number(Number(value)));
  return [from && `${t('from')} ${show(from)} `, before && `${t('before')} ${show(before)}`];
}

/** Opens the box in which the filter of a column is changed. */
export function editFilter(anchor, table, column) {
  const title = t('filter-of', { title: t(`column.${column.name}`) });
  openPopover(anchor, { class: 'editor', role: 'dialog', 'aria-label': title }, close => {
    const set = changes => {
      close();
      table.state.set({ ...cleared(column), ...changes });
    };
    switch (column.type) {
      case 'word':
      case 'flag':
        return words(table, column, set);
      case 'time':
        return span(
          table,
          column,
          set,
          'date',
          value => `${value}T00:00:00Z`,
          v => v.slice(0, 10),
        );
      case 'number':
        return span(
          table,
          column,
          set,
          'number',
          value => value,
          value => value,
        );
      default:
        return text(table, column, set);
    }
  });
}

function apply(action) {
  return h(
    'div',
    { class: 'editor-foot' },
    h('button', { class: 'button primary' }, t('apply')),
    action,
  );
}

function form(submit, ...children) {
  return h(
    'form',
    {
      on: {
        submit: event => {
          event.preventDefault();
          submit();
        },
      },
    },
    children,
  );
}

/** Values to tick, each with the number of its rows under all other filters. */
function words(table, column, set) {
  const name = column.ask ?? column.name;
  const picked = new Set(table.state.filters.get(name)?.split(','));
  const list = h('div', { class: 'ticks' }, h('p', { class: 'faint' }, t('loading')));
  const others = { ...table.spec.fixed, ...table.state.filter(), [name]: undefined };
  get(withQuery(`/api/v1/lists/${table.spec.list}/groups`, { ...others, by: name }))
    .then(({ groups }) => {
      const counts = new Map(groups.map(group => [group.value ?? 'none', group.count]));
      const values = [...new Set([...picked, ...counts.keys()])];
      list.replaceChildren(
        ...values.map(value => {
          const change = on => (on ? picked.add(value) : picked.delete(value));
          const label = tick(valueInWords(column, value), picked.has(value), change);
          label.append(h('span', { class: 'faint count' }, number(counts.get(value) ?? 0)));
          return label;
        }),
      );
      list.querySelector('input')?.focus();
    })
    .catch(error => list.replaceChildren(inWords(error)));
  return [form(() => set({ [name]: [...picked].join(',') }), list, apply())];
}

/** From and before, each of which may stay empty. */
function span(table, column, set, type, write, read) {
  const [, fromName, beforeName] = filterNames(column);
  const input = name => {
    const value = table.state.filters.get(name);
    return h('input', {
      type,
      min: type === 'number' ? 0 : undefined,
      value: value ? read(value) : '',
    });
  };
  const from = input(fromName);
  const before = input(beforeName);
  const submit = () =>
    set({
      [fromName]: from.value && write(from.value),
      [beforeName]: before.value && write(before.value),
    });
  const none = button(t('none'), () => set({ [column.ask ?? column.name]: 'none' }), {
    kind: 'quiet',
  });
  return [form(submit, field(t('from'), from), field(t('before'), before), apply(none))];
}

function text(table, column, set) {
  const name = column.ask ?? column.name;
  const input = h('input', { type: 'text', value: table.state.filters.get(name) ?? '' });
  const none = button(t('none'), () => set({ [name]: 'none' }), { kind: 'quiet' });
  return [form(() => set({ [name]: input.value.trim() }), field(t('exactly'), input), apply(none))];
}
