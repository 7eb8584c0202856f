/** What happened to an address: sent, opened, bounced, blocked, cleared, corrected, and by whom. */

import { h, replace } from '../lib/dom.js';
import { t, word } from '../lib/i18n.js';
import { get } from '../lib/api.js';
import { foreign } from '../lib/text.js';
import { badge } from '../ui/badge.js';
import { troubleBox } from '../ui/trouble.js';
import { moment } from '../table/cells.js';

const TONES = {
  blocked: 'bad',
  complained: 'odd',
  cleared: 'good',
  opened: 'good',
  delivered: 'good',
  corrected: 'info',
};

/** Shows the timeline of an address in a page of the panel. */
export async function buildTimeline(page, address) {
  try {
    const path = `/api/v1/addresses/${encodeURIComponent(address)}/timeline`;
    const { items } = await get(path);
    replace(
      page,
      items.length === 0
        ? h('p', { class: 'empty' }, t('none-yet'))
        : h('ol', { class: 'timeline' }, items.map(event)),
    );
  } catch (error) {
    replace(
      page,
      troubleBox(error, () => buildTimeline(page, address)),
    );
  }
}

function tone({ what, verdict }) {
  return what === 'bounced' ? (verdict === 'soft' ? 'fair' : 'bad') : (TONES[what] ?? 'plain');
}

function event(item) {
  return h(
    'li',
    { class: tone(item) },
    h(
      'div',
      { class: 'facts-line' },
      h('strong', {}, word('event', item.what)),
      item.verdict && badge('verdict', item.verdict),
      item.what === 'reported' && badge('kind', item.kind),
      item.cause && h('span', {}, word('cause', item.cause)),
    ),
    item.reason && h('p', {}, item.reason),
    item.correctedTo && h('p', {}, t('corrected-to'), ' ', foreign(item.correctedTo)),
    item.note && h('p', { class: 'note-text' }, foreign(item.note)),
    h(
      'p',
      { class: 'faint' },
      moment(item.at),
      item.actor && [
        ' \u00b7 ',
        item.actor === 'policy' ? t('by-policy') : [t('by'), ' ', foreign(item.actor)],
      ],
      item.mailing !== undefined && [
        ' \u00b7 ',
        h(
          'a',
          { href: `/mailings/${item.mailing}/recipients` },
          foreign(item.mailingTitle ?? t('mailing-number', { id: String(item.mailing) })),
        ),
      ],
    ),
  );
}
