/** Why a bounce is what it is: the verdict, the deciding words within the message, the message. */

import { h, replace } from '../lib/dom.js';
import { t, word } from '../lib/i18n.js';
import { get, send } from '../lib/api.js';
import { foreign, pieces } from '../lib/text.js';
import { badge } from '../ui/badge.js';
import { button } from '../ui/button.js';
import { openDialog } from '../ui/dialog.js';
import { inWords, troubleBox } from '../ui/trouble.js';
import { moment } from '../table/cells.js';

/** Shows a bounce in a page of the panel. */
export async function buildWhy(page, id) {
  try {
    const bounce = await get(`/api/v1/bounces/${id}`);
    const text = h('div', {}, h('p', { class: 'faint' }, t('loading')));
    replace(
      page,
      headline(bounce),
      explanation(bounce),
      h('h3', {}, t('message')),
      text,
      h('h3', {}, t('facts')),
      facts(bounce),
    );
    showText(text, id);
  } catch (error) {
    replace(
      page,
      troubleBox(error, () => buildWhy(page, id)),
    );
  }
}

function headline(bounce) {
  return h(
    'div',
    { class: 'why-head' },
    h(
      'div',
      { class: 'facts-line' },
      badge('kind', bounce.kind),
      bounce.verdict && badge('verdict', bounce.verdict),
      h('span', { class: 'faint' }, moment(bounce.receivedAt)),
    ),
    h('p', { class: 'reason' }, bounce.reason),
    bounce.diagnostic && h('blockquote', { class: 'diagnostic' }, foreign(bounce.diagnostic, true)),
  );
}

function facts(bounce) {
  const rows = [
    ['category', word('category', bounce.category)],
    ['fault', word('fault', bounce.fault)],
    ['status', bounce.status],
    ['replyCode', bounce.replyCode],
    [
      'mailing',
      bounce.mailing &&
        h('a', { href: `/mailings/${bounce.mailing}/recipients` }, String(bounce.mailing)),
    ],
    ['remoteMta', bounce.remoteMta && foreign(bounce.remoteMta)],
    ['reportingMta', bounce.reportingMta && foreign(bounce.reportingMta)],
    ['originalRecipient', bounce.originalRecipient && foreign(bounce.originalRecipient)],
    ['finalRecipient', bounce.finalRecipient && foreign(bounce.finalRecipient)],
    ['counted', bounce.counted ? t('yes') : notCounted(bounce)],
    ['returnPath', foreign(bounce.receivedMessage.returnPath)],
    ['peer', foreign(`${bounce.receivedMessage.peer} (${bounce.receivedMessage.helo})`)],
  ].filter(([, value]) => value !== undefined && value !== '');
  return h(
    'dl',
    { class: 'facts' },
    rows.map(([name, value]) => [h('dt', {}, t(`column.${name}`)), h('dd', {}, value)]),
  );
}

function notCounted({ notCounted: why }) {
  return why === undefined ? t('no') : `${t('no')}: ${word('not-counted', why)}`;
}

function explanation({ explanation: why }) {
  return [
    h('h3', {}, t('explanation')),
    h('p', {}, t('decided-by', { rule: why.rule, pack: why.rulePack, field: why.field })),
    why.evidence &&
      h('blockquote', { class: 'evidence' }, h('mark', {}, foreign(why.evidence, true))),
    why.weighed.length > 0 &&
      h(
        'details',
        {},
        h('summary', {}, t('weighed', { n: why.weighed.length })),
        h(
          'ul',
          { class: 'weighed' },
          why.weighed.map(one =>
            h(
              'li',
              {},
              h('strong', {}, word('category', one.category)),
              ` \u2013 ${one.rule} (${one.field}): `,
              foreign(one.evidence),
            ),
          ),
        ),
      ),
  ];
}

async function showText(box, id) {
  const raw = h(
    'div',
    { class: 'text-buttons' },
    button(t('raw-message'), () => showRaw(id)),
    h(
      'a',
      { class: 'button quiet', href: `/api/v1/bounces/${id}/raw`, download: `bounce-${id}.txt` },
      t('download'),
    ),
  );
  try {
    const { subject, from, date, text, shortened, mark } = await get(`/api/v1/bounces/${id}/text`);
    const heads = [
      ['subject', subject],
      ['sender', from],
      ['date', date],
    ].filter(([, value]) => value !== undefined);
    replace(
      box,
      h(
        'dl',
        { class: 'facts' },
        heads.map(([name, value]) => [h('dt', {}, t(name)), h('dd', {}, foreign(value))]),
      ),
      h('pre', { class: 'message', tabIndex: 0, 'aria-label': t('message') }, marked(text, mark)),
      shortened && h('p', { class: 'faint' }, t('shortened')),
      raw,
    );
    const decided = box.querySelector('mark');
    const frame = box.querySelector('pre');
    if (decided) {
      frame.scrollTop = decided.offsetTop - frame.offsetTop - frame.clientHeight / 2;
    }
  } catch (error) {
    replace(box, troubleBox(error), error.type === 'gone' ? null : raw);
  }
}

/** The text with the deciding words marked. */
function marked(text, mark) {
  if (mark === undefined) {
    return h('bdi', {}, pieces(text, true));
  }
  const { start, end } = mark;
  return h(
    'bdi',
    {},
    pieces(text.slice(0, start), true),
    h('mark', {}, pieces(text.slice(start, end), true)),
    pieces(text.slice(end), true),
  );
}

/** Shows the message as it came; bytes that are no UTF-8 show as the sign for that. */
async function showRaw(id) {
  const dialog = openDialog(t('raw-message'), { wide: true });
  try {
    const bytes = new Uint8Array(
      await (await send('GET', `/api/v1/bounces/${id}/raw`)).arrayBuffer(),
    );
    const text = new TextDecoder('utf-8').decode(bytes).replaceAll('\r\n', '\n');
    replace(
      dialog.body,
      h(
        'pre',
        { class: 'message raw', tabIndex: 0, 'aria-label': t('raw-message') },
        h('bdi', {}, pieces(text, true)),
      ),
    );
  } catch (error) {
    replace(dialog.body, h('p', { role: 'alert' }, foreign(inWords(error))));
  }
  dialog.buttons(button(t('close'), dialog.close));
}
