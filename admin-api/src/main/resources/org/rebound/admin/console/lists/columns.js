/** The columns of lists: names as the API has them, widths, and what their cells show. */

import { h } from '../lib/dom.js';
import { number as inDigits, t, word } from '../lib/i18n.js';
import { foreign, visible } from '../lib/text.js';
import { badge } from '../ui/badge.js';
import { icon } from '../ui/icon.js';

const text = (name, width, more = {}) => ({ name, type: 'text', width, ...more });
const time = (name, more = {}) => ({ name, type: 'time', width: 165, grow: 0.5, ...more });
const number = (name, width, more = {}) => ({
  name,
  type: 'number',
  width,
  grow: 0.4,
  ...more,
});
const flag = (name, more = {}) => ({ name, type: 'flag', width: 110, ...more });
const kind = (name, kindOfWords, width, more = {}) => ({
  name,
  type: 'word',
  kind: kindOfWords,
  width,
  ...more,
});

const verdict = kind('verdict', 'verdict', 118, { grow: 0.4 });
const category = kind('category', 'category', 170, { hidden: true });
const fault = kind('fault', 'fault', 130, { hidden: true });
const status = { name: 'status', type: 'status', width: 100 };
const domain = { name: 'domain', type: 'domain', width: 150, hidden: true, show: domainOf };

/** The words that say why; the API orders and groups them by their category. */
const reason = text('reason', 260, { ask: 'category', type: 'word', kind: 'category', grow: 3 });
reason.show = row =>
  row.reason === undefined
    ? h('span', { class: 'nothing', 'aria-hidden': 'true' }, '\u2013')
    : h('span', { title: row.reason }, row.reason);

function domainOf(row) {
  const at = row.address?.lastIndexOf('@') ?? -1;
  return at < 0 ? '' : foreign(row.address.slice(at + 1));
}

/** An address with its state; one that is only known by its tag says so. */
function addressCell(row) {
  if (row.address === undefined) {
    return h('span', { class: 'faint' }, t('unknown-address'));
  }
  return h(
    'span',
    { class: 'address', title: visible(row.address) },
    row.state === 'blocked' &&
      h('span', { class: 'warn-mark', title: blockedBecause(row) }, icon('blocked')),
    foreign(row.address),
  );
}

function plainAddress(row) {
  return addressCell({ address: row.address });
}

function blockedBecause({ cause }) {
  return cause === undefined ? t('state.blocked') : word('cause', cause);
}

const address = { name: 'address', type: 'address', width: 260, grow: 2, show: addressCell };
const state = kind('state', 'state', 100);
const cause = kind('cause', 'cause', 170);

/** Of addresses, blocked addresses and members. */
export const OF_ADDRESSES = [
  address,
  domain,
  text('contactName', 150),
  text('contactKey', 120, { hidden: true }),
  flag('formerEmployee', { hidden: true }),
  state,
  reason,
  verdict,
  number('bounces', 105),
  time('blockedAt'),
  cause,
  time('lastBounceAt'),
  category,
  fault,
  status,
  text('diagnostic', 260, { hidden: true, grow: 2 }),
];

/** Of addresses that are blocked all: their state says nothing, nor would a sign at each of them. */
export const OF_BLOCKED = OF_ADDRESSES.filter(column => column !== state).map(column =>
  column === address ? { ...address, show: plainAddress } : column,
);

/** Of members of selections and projects. */
export const OF_MEMBERS = [...OF_ADDRESSES, time('addedAt')];

const mailing = number('mailing', 110);

/** Of bounces. */
export const OF_BOUNCES = [
  address,
  time('receivedAt'),
  { ...kind('kind', 'kind', 120), show: row => badge('kind', row.kind), hidden: true },
  verdict,
  reason,
  mailing,
  category,
  fault,
  status,
  number('replyCode', 90, { hidden: true }),
  text('diagnostic', 320, { grow: 3 }),
  text('remoteMta', 180, { hidden: true }),
  text('reportingMta', 180, { hidden: true }),
  flag('counted', { hidden: true }),
  domain,
];

/** Of spam complaints: what is the same for all of them is left out. */
export const OF_COMPLAINTS = [
  address,
  time('receivedAt', { width: 170 }),
  mailing,
  text('reportingMta', 200, { grow: 2 }),
  text('diagnostic', 260, { grow: 2 }),
  flag('counted'),
  domain,
];

const FLAGS = ['sent', 'delivered', 'opened', 'bounced', 'complained', 'blocked', 'ready'];

/** The steps a mail has gone at a recipient, as one cell of words. */
function stepsCell(row) {
  const steps = [
    ['complained', row.complainedAt, 'odd'],
    ['blocked', row.state === 'blocked', 'bad'],
    ['bounced', row.bouncedAt, row.verdict === 'hard' ? 'bad' : 'fair'],
    ['opened', row.openedAt, 'good'],
    ['delivered', row.deliveredAt, 'plain'],
    ['sent', row.sentAt, 'plain'],
  ].filter(([, happened]) => happened);
  return steps.length === 0
    ? h('span', { class: 'badge info' }, t('toggle.ready'))
    : h(
        'span',
        { class: 'badges' },
        steps
          .slice(0, 3)
          .map(([name, , tone]) => h('span', { class: `badge ${tone}` }, t(`toggle.${name}`))),
      );
}

/** Of recipients. */
export const OF_RECIPIENTS = [
  address,
  text('contactName', 150),
  { name: 'steps', type: 'text', ask: false, width: 230, grow: 1.5, show: stepsCell },
  reason,
  verdict,
  mailing,
  time('sentAt'),
  time('openedAt'),
  time('bouncedAt'),
  time('deliveredAt', { hidden: true }),
  time('complainedAt', { hidden: true }),
  category,
  fault,
  { ...cause, hidden: true },
  text('recipientKey', 120, { hidden: true }),
  text('contactKey', 120, { hidden: true }),
  domain,
  ...FLAGS.map(name =>
    flag(name, { hidden: true, show: row => t(flagOf(row, name) ? 'yes' : 'no') }),
  ),
];

function flagOf(row, name) {
  switch (name) {
    case 'blocked':
      return row.state === 'blocked';
    case 'ready':
      return !row.sentAt && !row.bouncedAt && row.state !== 'blocked';
    default:
      return row[`${name}At`] !== undefined;
  }
}

/** Of contacts. */
export const OF_CONTACTS = [
  text('name', 200, {
    grow: 2,
    show: row => (row.name ? foreign(row.name) : t('contact-number', { id: String(row.id) })),
  }),
  text('key', 160),
  number('addressCount', 110, { ask: false }),
  flag('formerEmployee'),
  time('formerEmployeeAt', { hidden: true }),
  time('createdAt'),
];

/** Of selections and projects. */
export const OF_COLLECTIONS = [
  text('name', 260, { grow: 3 }),
  number('members', 110),
  time('createdAt', { width: 170 }),
];

/** Of changes. */
export const OF_CHANGES = [
  time('at', { width: 170 }),
  text('actor', 160),
  text('action', 190),
  text('object', 170),
  number('count', 90),
  { name: 'details', type: 'text', ask: false, width: 320, grow: 3, show: detailsCell },
  text('peer', 130),
];

function detailsCell({ details }) {
  const said = details.map(one => `${one.name}: ${one.value}`).join(' \u00b7 ');
  return h('span', { title: visible(said) }, foreign(said));
}

/** Of jobs. */
export const OF_JOBS = [
  number('id', 100),
  { ...text('action', 200), show: row => word('job-action', row.action) },
  kind('state', 'job', 120),
  number('total', 100),
  number('done', 100),
  number('changed', 100),
  text('actor', 160),
  time('createdAt'),
  time('endedAt'),
];

/** Of mailings; their totals cannot be ordered by. */
export const OF_MAILINGS = [
  {
    name: 'title',
    type: 'text',
    width: 220,
    grow: 3,
    show: row => foreign(row.title ?? row.name ?? t('mailing-number', { id: String(row.id) })),
  },
  number('id', 100),
  ...['recipients', 'sent', 'opened', 'bouncedHard', 'bouncedSoft', 'blocked', 'complained'].map(
    total,
  ),
  time('createdAt'),
  text('name', 120, { hidden: true }),
];

function total(name) {
  return {
    ...number(`totals.${name}`, 130, { ask: false }),
    show: row =>
      h('span', { class: row.totals[name] === 0 ? 'faint' : '' }, inDigits(row.totals[name])),
  };
}
