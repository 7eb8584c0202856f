/** Validate: try addresses, and see what each check of them finds. */

import { h, replace } from '../lib/dom.js';
import { t, word } from '../lib/i18n.js';
import { post } from '../lib/api.js';
import { foreign, pieces } from '../lib/text.js';
import { badge } from '../ui/badge.js';
import { field } from '../ui/field.js';
import { inWords } from '../ui/trouble.js';
import { moment } from '../table/cells.js';
import { heading } from './heading.js';

const MOST = 1_000;

/** The page. */
export default function build() {
  const input = h('textarea', { rows: 4, required: true, name: 'addresses', spellcheck: 'false' });
  const found = h('div', { class: 'opinions', 'aria-live': 'polite' });
  const press = h('button', { class: 'button primary' }, t('validate'));
  const submit = async event => {
    event.preventDefault();
    const addresses = input.value
      .split(/\r?\n/)
      .filter(line => line.trim())
      .slice(0, MOST);
    if (addresses.length === 0) {
      return;
    }
    press.disabled = true;
    replace(found, h('p', { class: 'faint' }, t('working')));
    try {
      const { items } = await post('/api/v1/validate', { addresses });
      replace(found, items.map(opinion));
    } catch (error) {
      replace(found, h('p', { class: 'trouble' }, foreign(inWords(error))));
    } finally {
      press.disabled = false;
    }
  };
  return {
    title: t('page.validate'),
    node: h(
      'div',
      { class: 'page narrow' },
      heading(t('page.validate'), t('about.page.validate')),
      h(
        'form',
        { class: 'card', on: { submit } },
        field(t('addresses-to-try'), input, t('one-a-line')),
        press,
      ),
      found,
    ),
  };
}

function opinion({ address, normalized, verdict, reason, checks }) {
  const { syntax, domain, history } = checks;
  const rows = [
    ['check.syntax', syntax.result === 'valid' ? t('check.fine') : syntax.reason],
    ['check.domain', domain && domainSays(domain)],
    ['check.history', history && historySays(history)],
    ['check.smtputf8', syntax.needsSmtputf8 && t('yes')],
    ['check.normalized', normalized !== undefined && normalized !== address && foreign(normalized)],
  ].filter(([, value]) => value);
  return h(
    'section',
    { class: 'card opinion' },
    h('h2', {}, badge('opinion', verdict), pointed(address, syntax.position)),
    h('p', {}, reason),
    h(
      'dl',
      { class: 'facts' },
      rows.map(([label, value]) => [h('dt', {}, t(label)), h('dd', {}, value)]),
    ),
  );
}

/** The address with the place of its fault marked. */
function pointed(address, position) {
  if (position === undefined || position >= address.length) {
    return foreign(address);
  }
  return h(
    'bdi',
    { class: 'foreign' },
    pieces(address.slice(0, position)),
    h('mark', {}, pieces(address.slice(position, position + 1))),
    pieces(address.slice(position + 1)),
  );
}

function domainSays({ result, mailExchangers, trouble }) {
  const more = mailExchangers ? mailExchangers.slice(0, 3).join(', ') : trouble;
  return [word('domain-result', result), more && [': ', foreign(more)]];
}

function historySays({ state, bounces, reason, lastBounceAt }) {
  return [
    word('history', state),
    bounces > 0 && [', ', t('bounces-count', { n: bounces })],
    lastBounceAt && [' (', moment(lastBounceAt), ')'],
    reason && [' \u2013 ', reason],
  ];
}
