/** Opens the side panel for a row: an address, a bounce, or a contact. */

import { h, replace } from '../lib/dom.js';
import { t, word } from '../lib/i18n.js';
import { get, withQuery } from '../lib/api.js';
import { may } from '../lib/session.js';
import { foreign } from '../lib/text.js';
import { addressActions } from '../actions/menu.js';
import { ofAddress } from '../actions/targets.js';
import { badge } from '../ui/badge.js';
import { menuButton } from '../ui/menu.js';
import { troubleBox } from '../ui/trouble.js';
import { moment } from '../table/cells.js';
import { buildContact, buildDetails } from './details.js';
import { openPanel } from './frame.js';
import { buildTimeline } from './timeline.js';
import { buildWhy } from './why.js';

/** Opens the panel for a row with an address; the bounce is its last one. */
export function openAddress(row, table) {
  open(row.address, row.lastBounce, row.lastBounce === undefined ? 'timeline' : 'why', table);
}

/** Opens the panel for a bounce. */
export function openBounce(row, table) {
  open(row.address, row.id, 'why', table);
}

/** Opens the panel for a contact. */
export function openContact(id, table) {
  const panel = openPanel(t('contact'));
  const build = page => buildContact(page, id, () => table.reload(true));
  panel.show([{ id: 'details', label: t('details'), build }], 'details');
}

function open(address, bounce, first, table) {
  const title = address === undefined ? t('unknown-address') : foreign(address);
  const panel = openPanel(title);
  const tabs = [];
  if (bounce !== undefined) {
    tabs.push({ id: 'why', label: t('why-tab'), build: page => buildWhy(page, bounce) });
  }
  if (address !== undefined) {
    const changed = () => {
      table.reload(true);
      showFacts(panel.head, address, changed);
    };
    tabs.push(
      { id: 'timeline', label: t('timeline'), build: page => buildTimeline(page, address) },
      { id: 'details', label: t('details'), build: page => buildDetails(page, address, changed) },
    );
    showFacts(panel.head, address, changed);
  }
  panel.show(tabs, first);
}

/** The address as it stands now; undefined when it was deleted. */
export async function findAddress(address) {
  return (await get(withQuery('/api/v1/addresses', { address, limit: 1 }))).items[0];
}

async function showFacts(head, address, changed) {
  try {
    const row = await findAddress(address);
    replace(head, row ? facts(row, changed) : h('p', { class: 'faint' }, t('deleted-address')));
  } catch (error) {
    replace(head, troubleBox(error));
  }
}

function facts(row, changed) {
  return [
    h(
      'div',
      { class: 'facts-line' },
      badge('state', row.state),
      row.cause && h('span', {}, word('cause', row.cause)),
      row.blockedAt && h('span', { class: 'faint' }, moment(row.blockedAt)),
      h('span', { class: 'spacer' }),
      may('manage') &&
        menuButton(t('actions'), () => addressActions(() => ofAddress(row.address), changed)),
    ),
    row.reason && h('p', {}, row.reason),
    row.bounces > 0 && h('p', { class: 'faint' }, t('bounces-count', { n: row.bounces })),
  ];
}
