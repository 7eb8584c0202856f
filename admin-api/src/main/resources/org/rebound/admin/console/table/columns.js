/** Which columns of a list are shown, and in what order: a choice that the browser remembers. */

import { h } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { remember, remembered } from '../lib/memory.js';
import { icon } from '../ui/icon.js';
import { iconButton } from '../ui/button.js';
import { tick } from '../ui/field.js';
import { openPopover } from '../ui/popover.js';

/** The columns of one list. Tells its listener of every change. */
export class Columns {
  #all;
  #key;
  #changed;
  #order;
  #hidden;

  constructor(spec, changed) {
    this.#all = new Map(spec.columns.map(column => [column.name, column]));
    this.#key = `columns.${spec.id}`;
    this.#changed = changed;
    const kept = remembered(this.#key);
    const order = Array.isArray(kept?.order) ? kept.order.filter(n => this.#all.has(n)) : [];
    this.#order = [...order, ...[...this.#all.keys()].filter(n => !order.includes(n))];
    this.#hidden = new Set(
      Array.isArray(kept?.hidden)
        ? kept.hidden
        : spec.columns.filter(c => c.hidden).map(c => c.name),
    );
  }

  /** Those that are shown, in their order. */
  shown() {
    return this.#order.filter(name => !this.#hidden.has(name)).map(name => this.#all.get(name));
  }

  /** All, in their order. */
  all() {
    return this.#order.map(name => this.#all.get(name));
  }

  /** Whether a column is shown. */
  shows(column) {
    return !this.#hidden.has(column.name);
  }

  /** Shows a column or hides it; the last one stays. */
  show(column, shown) {
    if (shown) {
      this.#hidden.delete(column.name);
    } else if (this.shown().length > 1) {
      this.#hidden.add(column.name);
    }
    this.#keep();
  }

  /** Moves a column by so many places among those that are shown. */
  move(column, places) {
    const shown = this.shown();
    const target = shown[shown.indexOf(column) + places];
    if (target) {
      const order = this.#order.filter(name => name !== column.name);
      order.splice(order.indexOf(target.name) + (places > 0 ? 1 : 0), 0, column.name);
      this.#order = order;
      this.#keep();
    }
  }

  #keep() {
    remember(this.#key, { order: this.#order, hidden: [...this.#hidden] });
    this.#changed();
  }
}

/** The button that lets columns be shown, hidden and moved. */
export function columnsButton(columns) {
  const anchor = h(
    'button',
    {
      type: 'button',
      class: 'button quiet',
      'aria-haspopup': 'dialog',
      'aria-expanded': 'false',
      on: { click: () => open() },
    },
    icon('columns'),
    h('span', { class: 'label' }, t('columns')),
  );
  const open = () =>
    openPopover(anchor, { class: 'chooser', role: 'dialog', 'aria-label': t('columns') }, () => {
      const list = h('ul', {});
      const fill = () => list.replaceChildren(...columns.all().map(line));
      const line = column => {
        const title = t(`column.${column.name}`);
        const move = (places, glyph, label) =>
          iconButton(
            glyph,
            t(label, { title }),
            () => {
              columns.move(column, places);
              fill();
              list
                .querySelector(`[data-column="${column.name}"] [data-places="${places}"]`)
                ?.focus();
            },
            { 'data-places': places },
          );
        return h(
          'li',
          { 'data-column': column.name },
          tick(title, columns.shows(column), shown => columns.show(column, shown)),
          h('span', { class: 'spacer' }),
          move(-1, 'up', 'column-earlier'),
          move(1, 'down', 'column-later'),
        );
      };
      fill();
      return [list];
    });
  return anchor;
}
