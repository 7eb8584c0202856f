/** The tab "Details": the contact, and a warning sign beside each of its addresses that is bad. */

import { h, replace } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { get, patch, post, put, remove } from '../lib/api.js';
import { may } from '../lib/session.js';
import { foreign, visible } from '../lib/text.js';
import { badge } from '../ui/badge.js';
import { button } from '../ui/button.js';
import { confirm, openDialog } from '../ui/dialog.js';
import { field, tick } from '../ui/field.js';
import { icon } from '../ui/icon.js';
import { tell } from '../ui/live.js';
import { inWords, troubleBox } from '../ui/trouble.js';
import { moment } from '../table/cells.js';
import { findAddress } from './open.js';

/** Shows the contact of an address, or how to make one. */
export async function buildDetails(page, address, changed) {
  try {
    const row = await findAddress(address);
    if (row?.contact !== undefined) {
      await buildContact(page, row.contact, changed);
      return;
    }
    const make = async () => {
      const contact = await post('/api/v1/contacts', { addresses: [address] });
      await buildContact(page, contact.id, changed);
      changed();
    };
    const correct = () =>
      askRight(address, async right => {
        const contact = await post('/api/v1/contacts', { addresses: [address] });
        await correction(contact.id, address, right);
        await buildContact(page, contact.id, changed);
        changed();
      });
    replace(
      page,
      h('p', { class: 'empty' }, t('no-contact')),
      may('manage') &&
        h(
          'div',
          { class: 'text-buttons' },
          button(t('make-contact'), make),
          button(t('correct'), correct),
        ),
    );
  } catch (error) {
    replace(
      page,
      troubleBox(error, () => buildDetails(page, address, changed)),
    );
  }
}

/** Shows a contact in a page of the panel. */
export async function buildContact(page, id, changed) {
  try {
    show(page, await get(`/api/v1/contacts/${id}`), changed);
  } catch (error) {
    replace(
      page,
      troubleBox(error, () => buildContact(page, id, changed)),
    );
  }
}

const correction = (contact, wrong, right) =>
  post(`/api/v1/contacts/${contact}/addresses/${encodeURIComponent(wrong)}/correction`, {
    address: right,
  });

function show(page, contact, changed) {
  const again = shown => {
    show(page, shown, changed);
    changed();
  };
  const path = `/api/v1/contacts/${contact.id}`;
  replace(
    page,
    h(
      'div',
      { class: 'contact-head' },
      icon('contact'),
      h(
        'h3',
        {},
        contact.name ? foreign(contact.name) : t('contact-number', { id: String(contact.id) }),
      ),
      contact.formerEmployee && h('span', { class: 'badge fair' }, t('column.formerEmployee')),
    ),
    h(
      'dl',
      { class: 'facts' },
      contact.key && [h('dt', {}, t('column.key')), h('dd', {}, foreign(contact.key))],
      contact.formerEmployeeAt && [
        h('dt', {}, t('column.formerEmployeeAt')),
        h('dd', {}, moment(contact.formerEmployeeAt)),
      ],
      h('dt', {}, t('column.createdAt')),
      h('dd', {}, moment(contact.createdAt)),
    ),
    h('h3', {}, t('addresses-of-contact', { n: contact.addresses.length })),
    h(
      'ul',
      { class: 'contact-addresses' },
      contact.addresses.map(item => line(contact, item, again)),
    ),
    may('manage') &&
      h(
        'div',
        { class: 'text-buttons' },
        button(t('edit-contact'), () => edit(contact, again)),
        button(t('add-address'), () =>
          ask(t('add-address'), '', async text =>
            again(await put(`${path}/addresses/${encodeURIComponent(text)}`)),
          ),
        ),
      ),
  );
}

function line(contact, item, again) {
  const old = item.correctedAt !== undefined;
  const correct = async right => again(await correction(contact.id, item.address, right));
  return h(
    'li',
    { class: old ? 'old' : undefined },
    h(
      'div',
      { class: 'facts-line' },
      item.warning && warningSign(item.warning),
      foreign(item.address ?? t('unknown-address')),
      badge('state', item.state),
    ),
    old &&
      h(
        'p',
        { class: 'faint' },
        t('corrected-to'),
        ' ',
        foreign(item.correctedTo ?? t('deleted-address')),
      ),
    item.bounces > 0 && h('p', { class: 'faint' }, t('bounces-count', { n: item.bounces })),
    may('manage') &&
      !old &&
      h(
        'div',
        { class: 'text-buttons' },
        button(t('correct'), () => askRight(item.address, correct), { kind: 'small' }),
        button(t('take-off'), () => takeOff(contact, item, again), {
          kind: 'small quiet',
          attributes: { 'aria-label': `${t('take-off')}: ${visible(item.address)}` },
        }),
      ),
  );
}

/** The sign beside a bad address; pointing at it, or the focus on it, shows the cause. */
function warningSign(cause) {
  return h(
    'button',
    { type: 'button', class: 'warning-sign', 'aria-label': `${t('warning')}: ${cause}` },
    icon('warning'),
    h('span', { class: 'hover-text', 'aria-hidden': 'true' }, cause),
  );
}

/** Asks for the right address in the place of a wrong one. */
function askRight(wrong, take) {
  ask(t('correct-title'), wrong, take, t('correct-hint'));
}

function ask(title, value, take, hint) {
  const input = h('input', {
    type: 'text',
    inputmode: 'email',
    required: true,
    value,
    name: 'address',
    autocomplete: 'off',
  });
  askForm(title, [field(t('column.address'), input, hint)], () => take(input.value.trim()));
}

function edit(contact, again) {
  let former = contact.formerEmployee;
  const name = h('input', { type: 'text', maxlength: 200, value: contact.name ?? '' });
  const key = h('input', { type: 'text', maxlength: 200, value: contact.key ?? '' });
  const fields = [
    field(t('column.name'), name),
    field(t('column.key'), key),
    tick(t('column.formerEmployee'), former, on => (former = on)),
  ];
  askForm(t('edit-contact'), fields, async () => {
    const path = `/api/v1/contacts/${contact.id}`;
    await patch(path, { name: name.value.trim(), key: key.value.trim(), formerEmployee: former });
    again(await get(path));
  });
}

function askForm(title, fields, take) {
  const dialog = openDialog(title);
  const trouble = h('p', { class: 'trouble-line', role: 'alert' });
  const submit = async event => {
    event.preventDefault();
    try {
      await take();
      dialog.close();
      tell(t('saved'));
    } catch (error) {
      replace(trouble, foreign(inWords(error)));
    }
  };
  const form = h('form', { on: { submit } }, fields, trouble);
  dialog.body.append(form);
  dialog.buttons(
    button(t('cancel'), dialog.close),
    button(t('save'), () => form.requestSubmit(), { kind: 'primary' }),
  );
  form.querySelector('input').focus();
}

async function takeOff(contact, item, again) {
  const title = t('take-off');
  if (
    await confirm({ title, text: [foreign(item.address), ' ', t('take-off-text')], yes: title })
  ) {
    const path = `/api/v1/contacts/${contact.id}`;
    await remove(`${path}/addresses/${encodeURIComponent(item.address)}`);
    again(await get(path));
  }
}
