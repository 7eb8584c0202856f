/** The filter buttons of recipients: each on or off, all combined, with its number on it. */

import { h, replace } from '../lib/dom.js';
import { number, t } from '../lib/i18n.js';
import { get, withQuery } from '../lib/api.js';

/** The row of buttons of a table; `refresh()` shows which are on, `count()` asks for numbers. */
export function toggleButtons(table) {
  const { toggles, list, fixed } = table.spec;
  const buttons = new Map(
    toggles.map(name => {
      const total = h('span', { class: 'total' });
      const node = h(
        'button',
        {
          type: 'button',
          class: 'toggle',
          'data-toggle': name,
          'aria-pressed': 'false',
          on: {
            click: () => table.state.set({ [name]: isOn(table, name) ? undefined : 'true' }),
          },
        },
        t(`toggle.${name}`),
        total,
      );
      return [name, { node, total }];
    }),
  );
  const node = h('div', { class: 'toggles', role: 'group', 'aria-label': t('show-only') });
  replace(
    node,
    [...buttons.values()].map(b => b.node),
  );
  return {
    node,
    refresh() {
      buttons.forEach(({ node: one }, name) =>
        one.setAttribute('aria-pressed', String(isOn(table, name))),
      );
    },
    count() {
      buttons.forEach(async ({ total }, name) => {
        try {
          const path = withQuery(`/api/v1/lists/${list}/count`, { ...fixed, [name]: 'true' });
          replace(total, number((await get(path)).count));
        } catch {
          replace(total); // a button works without its number, and the list says what is wrong
        }
      });
    },
  };
}

function isOn(table, name) {
  return table.state.filters.get(name) === 'true';
}
