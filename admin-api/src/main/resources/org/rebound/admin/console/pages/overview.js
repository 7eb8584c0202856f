/** The overview: what came back lately, from where and why, and what is ours to mend. */

import { h, replace } from '../lib/dom.js';
import { day, number, percent, t, word } from '../lib/i18n.js';
import { get } from '../lib/api.js';
import { go } from '../lib/router.js';
import { may } from '../lib/session.js';
import { foreign } from '../lib/text.js';
import { badge } from '../ui/badge.js';
import { dayChart } from '../ui/chart.js';
import { select } from '../ui/field.js';
import { icon } from '../ui/icon.js';
import { troubleBox } from '../ui/trouble.js';
import { moment } from '../table/cells.js';
import { heading } from './heading.js';

const SPANS = [7, 30, 90, 365];

/** The page; a key that may not look is led to what it may do. */
export default function build() {
  if (!may('read')) {
    queueMicrotask(() => go('/validate'));
    return { title: 'Rebound', node: h('div', {}) };
  }
  const content = h('div', { class: 'overview' }, h('p', { class: 'faint' }, t('loading')));
  const fill = async days => {
    try {
      replace(content, cards(await get(`/api/v1/overview?days=${days}`)));
    } catch (error) {
      replace(
        content,
        troubleBox(error, () => fill(days)),
      );
    }
  };
  const spans = select(
    SPANS.map(days => [String(days), t('last-days', { n: days })]),
    '30',
    days => fill(days),
    { 'aria-label': t('span') },
  );
  fill(30);
  return {
    title: t('page.overview'),
    node: h(
      'div',
      { class: 'page' },
      heading(t('page.overview'), t('about.page.overview'), spans),
      content,
    ),
  };
}

function cards(overview) {
  return [
    figures(overview),
    attention(overview.attention),
    h(
      'section',
      { class: 'card wide' },
      h('h2', {}, t('bounces-over-time')),
      dayChart(overview.days),
    ),
    causes(overview),
    providers(overview.providers),
    mailings(overview.mailings),
  ];
}

function figures({ totals, newlyBlocked, since }) {
  const from = `receivedAtFrom=${encodeURIComponent(since)}`;
  return h(
    'ul',
    { class: 'figures' },
    [
      ['hard', totals.hard, `/lists/bounces?verdict=hard&${from}`],
      ['soft', totals.soft, `/lists/bounces?verdict=soft&${from}`],
      ['complaints', totals.complaints, `/lists/complaints?${from}`],
      [
        'blocked',
        newlyBlocked.addresses,
        `/lists/blocked?blockedAtFrom=${encodeURIComponent(since)}`,
      ],
    ].map(([name, value, href]) =>
      h(
        'li',
        {},
        h(
          'a',
          { href, class: `figure ${name}` },
          h('span', {}, t(`figure.${name}`)),
          h('strong', {}, number(value)),
        ),
      ),
    ),
  );
}

function attention(items) {
  return h(
    'section',
    { class: items.length > 0 ? 'card wide attention' : 'card wide' },
    h('h2', {}, items.length > 0 && icon('warning'), t('fix-your-side')),
    items.length === 0
      ? h('p', { class: 'faint' }, t('nothing-to-fix'))
      : h('ul', {}, items.map(todo)),
  );
}

function todo({ category, reason, bounces, advice, latestDiagnostic, remoteMta, latestAt }) {
  return h(
    'li',
    {},
    h(
      'div',
      { class: 'facts-line' },
      h('strong', {}, word('category', category)),
      h('a', { href: `/lists/bounces?category=${category}` }, t('bounces-number', { n: bounces })),
    ),
    h('p', {}, advice ?? reason),
    latestDiagnostic && h('blockquote', { class: 'diagnostic' }, foreign(latestDiagnostic)),
    h('p', { class: 'faint' }, remoteMta && [foreign(remoteMta), ' \u00b7 '], moment(latestAt)),
  );
}

/** Rows with a bar each, as long as its share of the longest. */
function bars(rows) {
  const most = Math.max(1, ...rows.map(row => row.value));
  return h(
    'ul',
    { class: 'bars' },
    rows.map(({ label, value, shown, tone, href }) =>
      h(
        'li',
        {},
        h(
          'div',
          { class: 'bar-label' },
          href ? h('a', { href }, label) : h('span', {}, label),
          h('span', { class: 'digits' }, shown ?? number(value)),
        ),
        h('div', { class: `bar ${tone ?? ''}`, css: { '--share': `${(100 * value) / most}%` } }),
      ),
    ),
  );
}

function causes({ categories, since }) {
  const from = `receivedAtFrom=${encodeURIComponent(since)}`;
  return h(
    'section',
    { class: 'card' },
    h('h2', {}, t('top-causes')),
    orNone(categories, items =>
      bars(
        items.map(({ category, verdict, bounces, reason }) => ({
          label: h(
            'span',
            { title: reason },
            word('category', category),
            ' ',
            verdict && badge('verdict', verdict),
          ),
          value: bounces,
          tone: verdict,
          href: `/lists/bounces?category=${category}&verdict=${verdict}&${from}`,
        })),
      ),
    ),
  );
}

function providers(items) {
  return h(
    'section',
    { class: 'card' },
    h('h2', {}, t('by-provider')),
    orNone(items, rows =>
      bars(
        rows.map(({ provider, bounces, hard }) => ({
          label: foreign(provider),
          value: bounces,
          shown: t('of-them-hard', { x: number(bounces), hard: number(hard) }),
        })),
      ),
    ),
  );
}

function mailings(items) {
  return h(
    'section',
    { class: 'card wide' },
    h('h2', {}, t('by-mailing')),
    orNone(items, rows =>
      h(
        'div',
        { class: 'scroll-x', tabIndex: 0, role: 'region', 'aria-label': t('by-mailing') },
        h(
          'table',
          { class: 'plain-table' },
          h(
            'thead',
            {},
            h(
              'tr',
              {},
              [
                'mailing',
                'totals.sent',
                'totals.bounced',
                'totals.bouncedHard',
                'totals.complained',
              ].map((name, i) =>
                h('th', { scope: 'col', class: i > 0 && 'digits' }, t(`column.${name}`)),
              ),
              h('th', { scope: 'col', class: 'digits' }, t('bounce-rate')),
            ),
          ),
          h('tbody', {}, rows.map(mailing)),
        ),
      ),
    ),
  );
}

function mailing({ mailing: id, title, name, createdAt, sent, bounced, hard, complained, rate }) {
  const digits = value => h('td', { class: 'digits' }, number(value));
  return h(
    'tr',
    {},
    h(
      'th',
      { scope: 'row' },
      h(
        'a',
        { href: `/mailings/${id}/recipients` },
        foreign(title ?? name ?? t('mailing-number', { id: String(id) })),
      ),
      createdAt && h('span', { class: 'faint' }, ' ', day(createdAt)),
    ),
    [sent, bounced, hard, complained].map(digits),
    h('td', { class: 'digits' }, rate === undefined ? '\u2013' : h('strong', {}, percent(rate))),
  );
}

function orNone(items, show) {
  return items.length === 0 ? h('p', { class: 'faint' }, t('none-yet')) : show(items);
}
