/** The keys of the API: made, listed, revoked. */

import { h, replace } from '../lib/dom.js';
import { t, word } from '../lib/i18n.js';
import { get, post, remove } from '../lib/api.js';
import { foreign, visible } from '../lib/text.js';
import { moment } from '../table/cells.js';
import { button } from '../ui/button.js';
import { confirm, openDialog } from '../ui/dialog.js';
import { field, select } from '../ui/field.js';
import { tell, warn } from '../ui/live.js';
import { inWords } from '../ui/trouble.js';

const ROLES = ['read', 'manage', 'send', 'admin'];

/** The card with all keys. */
export async function keysCard() {
  const list = h('div', {
    class: 'scroll-x',
    tabIndex: 0,
    role: 'region',
    'aria-label': t('keys'),
  });
  const fill = async () => replace(list, table((await get('/api/v1/keys')).items, fill));
  await fill();
  const make = button(t('new-key'), () => askKey(fill), { icon: 'plus' });
  return h(
    'section',
    { class: 'card' },
    h('div', { class: 'card-head' }, h('h2', {}, t('keys')), make),
    h('p', { class: 'faint' }, t('keys-text')),
    list,
  );
}

function table(keys, fill) {
  const heads = ['column.name', 'role', 'column.createdAt', 'last-used', 'expires'];
  return h(
    'table',
    { class: 'plain-table' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        heads.map(key => h('th', { scope: 'col' }, t(key))),
        h('th', { scope: 'col' }, t('actions')),
      ),
    ),
    h(
      'tbody',
      {},
      keys.map(key => line(key, fill)),
    ),
  );
}

function line(key, fill) {
  const over = key.revokedAt !== undefined;
  return h(
    'tr',
    { class: over ? 'old' : undefined },
    h('th', { scope: 'row' }, foreign(key.name)),
    h('td', {}, word('role', key.role)),
    h('td', {}, moment(key.createdAt)),
    h('td', {}, key.lastUsedAt ? moment(key.lastUsedAt) : t('never')),
    h(
      'td',
      {},
      over
        ? [t('revoked'), ' ', moment(key.revokedAt)]
        : key.expiresAt
          ? moment(key.expiresAt)
          : t('never'),
    ),
    h(
      'td',
      {},
      !over &&
        button(t('revoke'), () => revoke(key, fill), {
          kind: 'small',
          attributes: { 'aria-label': `${t('revoke')}: ${visible(key.name)}` },
        }),
    ),
  );
}

async function revoke(key, fill) {
  const title = t('revoke-title');
  if (
    await confirm({
      title,
      text: [foreign(key.name), ': ', t('revoke-text')],
      yes: t('revoke'),
      danger: true,
    })
  ) {
    try {
      await remove(`/api/v1/keys/${key.id}`);
      tell(t('saved'));
      await fill();
    } catch (error) {
      warn(inWords(error));
    }
  }
}

function askKey(fill) {
  const name = h('input', {
    type: 'text',
    required: true,
    maxlength: 200,
    name: 'name',
    autocomplete: 'off',
  });
  const role = select(
    ROLES.map(one => [one, t(`role-hint.${one}`)]),
    'read',
  );
  const ends = h('input', { type: 'date', name: 'ends' });
  const trouble = h('p', { class: 'trouble-line', role: 'alert' });
  const dialog = openDialog(t('new-key'));
  const submit = async event => {
    event.preventDefault();
    try {
      const expiresAt = ends.value ? `${ends.value}T00:00:00Z` : undefined;
      const made = await post('/api/v1/keys', {
        name: name.value.trim(),
        role: role.value,
        expiresAt,
      });
      showKey(dialog, made.key);
      await fill();
    } catch (error) {
      replace(trouble, foreign(inWords(error)));
    }
  };
  const form = h(
    'form',
    { on: { submit } },
    field(t('who-for'), name),
    field(t('role'), role),
    field(t('expires'), ends, t('expires-hint')),
    trouble,
  );
  dialog.body.append(form);
  dialog.buttons(
    button(t('cancel'), dialog.close),
    button(t('make'), () => form.requestSubmit(), { kind: 'primary' }),
  );
  name.focus();
}

function showKey(dialog, key) {
  const shown = h('input', { type: 'text', readonly: true, value: key, 'aria-label': t('key') });
  replace(dialog.body, h('p', {}, t('key-once')), shown);
  dialog.buttons(button(t('close'), dialog.close, { kind: 'primary' }));
  shown.focus();
  shown.select();
}
