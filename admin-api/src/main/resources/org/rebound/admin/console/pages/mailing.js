/** A mailing: its totals, and its recipients with the filter buttons. */

import { h } from '../lib/dom.js';
import { percent, number, t } from '../lib/i18n.js';
import { get } from '../lib/api.js';
import { foreign, visible } from '../lib/text.js';
import { recipients } from '../lists/specs.js';
import { moment } from '../table/cells.js';
import { ListTable } from '../table/table.js';
import { heading } from './heading.js';

/** The page. */
export default async function build({ id }, query) {
  const mailing = await get(`/api/v1/mailings/${encodeURIComponent(id)}`);
  const name = mailing.title ?? mailing.name ?? t('mailing-number', { id: String(mailing.id) });
  const table = new ListTable(recipients(String(mailing.id)), query);
  return {
    title: visible(name),
    node: h(
      'div',
      { class: 'page list-page' },
      h(
        'nav',
        { class: 'crumbs', 'aria-label': t('crumbs') },
        h('a', { href: '/mailings' }, t('page.mailings')),
      ),
      heading(
        foreign(name),
        [t('mailing-number', { id: String(mailing.id) }), ' \u00b7 ', moment(mailing.createdAt)],
        rates(mailing.totals),
      ),
      table.node,
    ),
    end: () => table.end(),
  };
}

function rates({ recipients: all, sent, opened, bouncedHard, bouncedSoft }) {
  const of = sent > 0 ? sent : all;
  const share = count => (of > 0 ? percent(count / of) : '\u2013');
  return h(
    'dl',
    { class: 'rates' },
    [
      [t('column.totals.recipients'), number(all)],
      [t('bounce-rate'), share(bouncedHard + bouncedSoft)],
      [t('hard-rate'), share(bouncedHard)],
      [t('open-rate'), share(opened)],
    ].map(([label, value]) => h('div', {}, h('dt', {}, label), h('dd', {}, value))),
  );
}
