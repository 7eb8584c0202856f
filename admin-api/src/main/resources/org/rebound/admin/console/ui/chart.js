/** Bounces by day, as stacked bars; the same figures stand in a table for those who do not see it. */

import { h, svg } from '../lib/dom.js';
import { day, number, shortDay, t } from '../lib/i18n.js';

const KINDS = ['hard', 'soft', 'complaints'];
const WIDTH = 800;
const HEIGHT = 180;
const TOP = 8;
const FOOT = 22;
const LEFT = 44;
const LINES = 4;

/** The chart of days, each with `day` and the number of each kind. */
export function dayChart(days) {
  const most = roundUp(Math.max(1, ...days.map(sum)));
  const step = (WIDTH - LEFT) / days.length;
  const y = value => TOP + (HEIGHT - FOOT - TOP) * (1 - value / most);
  const tip = h('p', { class: 'chart-tip', 'aria-hidden': 'true' }, '\u00a0');
  return h(
    'figure',
    { class: 'chart' },
    h(
      'ul',
      { class: 'legend', 'aria-hidden': 'true' },
      KINDS.map(kind => h('li', { class: kind }, t(`figure.${kind}`))),
    ),
    svg(
      'svg',
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'aria-hidden': 'true', focusable: 'false' },
      grid(most, y),
      days.map((one, i) => column(one, LEFT + i * step, step, y, tip)),
      labels(days, step),
    ),
    tip,
    h('details', {}, h('summary', {}, t('as-table')), asTable(days)),
  );
}

function sum(one) {
  return KINDS.reduce((all, kind) => all + one[kind], 0);
}

/** The next number that divides well into the lines of the chart. */
function roundUp(most) {
  const unit = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 4, 8, 10].map(n => Math.max(LINES, n * unit)).find(n => n >= most);
}

function grid(most, y) {
  return Array.from({ length: LINES + 1 }, (_, i) => {
    const value = (most * i) / LINES;
    return [
      svg('line', { class: 'grid-line', x1: LEFT, x2: WIDTH, y1: y(value), y2: y(value) }),
      svg('text', { x: LEFT - 8, y: y(value) + 4, 'text-anchor': 'end' }, number(value)),
    ];
  });
}

function column(one, x, step, y, tip) {
  let below = 0;
  const text = `${day(one.day)}: ${KINDS.map(kind => `${t(`figure.${kind}`)} ${number(one[kind])}`).join(', ')}`;
  const gap = step > 6 ? 2 : 0.5;
  return svg(
    'g',
    { class: 'day', on: { pointerenter: () => (tip.textContent = text) } },
    svg('rect', { class: 'reach', x, y: 0, width: step, height: HEIGHT - FOOT }),
    KINDS.map(kind => {
      const top = y(below + one[kind]);
      const height = y(below) - top;
      below += one[kind];
      return (
        height > 0 &&
        svg('rect', { class: kind, x: x + gap / 2, y: top, width: step - gap, height })
      );
    }),
  );
}

function labels(days, step) {
  const each = Math.ceil(days.length / 8);
  return days.map(
    (one, i) =>
      i % each === 0 &&
      svg(
        'text',
        {
          x: LEFT + i * step + step / 2,
          y: HEIGHT - 4,
          'text-anchor': i === 0 ? 'start' : 'middle',
        },
        shortDay(one.day),
      ),
  );
}

function asTable(days) {
  return h(
    'div',
    { class: 'scroll-x', tabIndex: 0, role: 'region', 'aria-label': t('as-table') },
    h(
      'table',
      { class: 'plain-table' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, t('day')),
          KINDS.map(kind => h('th', { scope: 'col', class: 'digits' }, t(`figure.${kind}`))),
        ),
      ),
      h(
        'tbody',
        {},
        days.map(one =>
          h(
            'tr',
            {},
            h('th', { scope: 'row' }, day(one.day)),
            KINDS.map(kind => h('td', { class: 'digits' }, number(one[kind]))),
          ),
        ),
      ),
    ),
  );
}
