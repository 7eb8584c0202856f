/** Settings: what bounces do to addresses, and the keys. */

import { h, replace } from '../lib/dom.js';
import { t, word } from '../lib/i18n.js';
import { get, put } from '../lib/api.js';
import { may } from '../lib/session.js';
import { foreign } from '../lib/text.js';
import { CATEGORIES } from '../lists/words.js';
import { button } from '../ui/button.js';
import { field, select } from '../ui/field.js';
import { tell } from '../ui/live.js';
import { inWords } from '../ui/trouble.js';
import { heading } from './heading.js';
import { keysCard } from './keys.js';

const MODES = ['total', 'consecutive', 'window'];
const EFFECTS = ['standard', 'count', 'block_at_once', 'ignore'];
const HOURS_A_DAY = 24;

/** The page. */
export default async function build() {
  const { policy } = await get('/api/v1/settings');
  return {
    title: t('page.settings'),
    node: h(
      'div',
      { class: 'page narrow' },
      heading(t('page.settings'), t('about.page.settings')),
      policyCard(policy),
      may('admin') && (await keysCard()),
    ),
  };
}

function policyCard(policy) {
  const changeable = may('admin');
  const off = { disabled: !changeable };
  const number = h('input', {
    type: 'number',
    min: 0,
    max: 10_000,
    required: true,
    value: policy.acceptedBounces,
    name: 'accepted',
    ...off,
  });
  const days = h('input', {
    type: 'number',
    min: 1,
    max: 3_650,
    required: true,
    value: daysOf(policy.window),
    name: 'days',
    ...off,
  });
  const daysField = field(t('window-days'), days);
  const hint = h('p', { class: 'hint' });
  const mode = select(
    MODES.map(one => [one, t(`mode.${one}`)]),
    policy.mode,
    () => fit(),
    off,
  );
  const categories = CATEGORIES.map(category => {
    const box = select(
      EFFECTS.map(one => [one, t(`effect.${one}`)]),
      policy.categories[category] ?? 'standard',
      () => {},
      {
        ...off,
        'aria-label': word('category', category),
        name: `effect-${category}`,
      },
    );
    return { category, box };
  });
  const fit = () => {
    daysField.hidden = mode.value !== 'window';
    replace(hint, t(`mode-hint.${mode.value}`));
  };
  const wanted = () => ({
    acceptedBounces: Number(number.value),
    mode: mode.value,
    window: `P${days.value}D`,
    categories: Object.fromEntries(
      categories
        .filter(({ box }) => box.value !== 'standard')
        .map(({ category, box }) => [category, box.value]),
    ),
  });
  const answer = h('div', { class: 'forecast', role: 'status' });
  const form = h(
    'form',
    { class: 'card', on: { submit: event => tryOut(event, answer, wanted) } },
    h('h2', {}, t('policy')),
    field(t('accepted-bounces'), number, t('accepted-hint')),
    field(t('mode'), mode),
    hint,
    daysField,
    h(
      'details',
      { class: 'categories' },
      h('summary', {}, t('by-category')),
      h(
        'div',
        { class: 'category-grid' },
        categories.map(({ category, box }) =>
          h('label', {}, h('span', {}, word('category', category)), box),
        ),
      ),
    ),
    changeable && h('button', { class: 'button primary' }, t('forecast')),
    answer,
  );
  form.addEventListener('input', () => replace(answer));
  fit();
  return form;
}

/** The window in days; the API writes hours. */
function daysOf(window) {
  const hours = /^PT(\d+)H/.exec(window);
  return hours ? Math.max(1, Math.round(Number(hours[1]) / HOURS_A_DAY)) : 365;
}

/** Asks what the settings would do; saving is offered with the answer. */
async function tryOut(event, answer, wanted) {
  event.preventDefault();
  const policy = wanted();
  replace(answer, h('p', { class: 'faint' }, t('working')));
  try {
    const { forecast } = await put('/api/v1/settings?dry-run=true', policy);
    const save = async () => {
      try {
        await put('/api/v1/settings', policy);
        replace(answer);
        tell(t('saved'));
      } catch (error) {
        replace(answer, h('p', { class: 'trouble' }, foreign(inWords(error))));
      }
    };
    replace(
      answer,
      h(
        'p',
        {},
        t('forecast-block', { n: forecast.block }),
        ' ',
        t('forecast-free', { n: forecast.free }),
      ),
      h('p', { class: 'hint' }, t('forecast-hint')),
      button(t('save'), save, { kind: 'primary' }),
    );
  } catch (error) {
    replace(answer, h('p', { class: 'trouble' }, foreign(inWords(error))));
  }
}
