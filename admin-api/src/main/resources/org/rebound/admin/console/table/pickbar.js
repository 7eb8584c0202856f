/** What is picked, and how to pick more, or nothing. */

import { h } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { warn } from '../ui/live.js';

/** The box that picks all rows that are at hand, or drops them. */
export function pickBox(table) {
  const box = h('input', {
    type: 'checkbox',
    'aria-label': t('pick-loaded'),
    on: {
      change: () => {
        const rows = table.loaded().map(row => [table.spec.key(row), row]);
        if (!box.checked || table.picks.all !== undefined) {
          table.picks.clear();
        } else if (!table.picks.set(rows, true)) {
          warn(t('too-many-picks'));
        }
      },
    },
  });
  return box;
}

/** The line above the rows; empty while nothing is picked. */
export function pickBar(table) {
  const { picks, count } = table;
  if (table.allBox) {
    table.allBox.checked = picks.size > 0 && (picks.all !== undefined || picks.size === count);
    table.allBox.indeterminate = picks.size > 0 && !table.allBox.checked;
  }
  if (picks.size === 0) {
    return [];
  }
  const link = (text, act) =>
    h('button', { type: 'button', class: 'link', on: { click: act } }, text);
  return [
    h(
      'strong',
      { role: 'status' },
      t(picks.all === undefined ? 'picked' : 'all-picked', { n: picks.size }),
    ),
    count !== undefined &&
      picks.all === undefined &&
      picks.size < count &&
      link(t('pick-all', { n: count }), () => picks.pickAll(count)),
    link(t('pick-none'), () => picks.clear()),
  ];
}
