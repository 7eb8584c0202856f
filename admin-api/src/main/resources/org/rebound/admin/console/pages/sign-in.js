/** The page that asks for a key. */

import { h, replace } from '../lib/dom.js';
import { LANGUAGES, chooseLanguage, spoken, t } from '../lib/i18n.js';
import { signIn } from '../lib/session.js';
import { field, select } from '../ui/field.js';
import { inWords } from '../ui/trouble.js';

/** Shows the page; `done` is called once somebody is signed in. */
export function showSignIn(done) {
  document.title = `${t('sign-in')} \u2013 Rebound`;
  const key = h('input', {
    type: 'password',
    name: 'key',
    required: true,
    autocomplete: 'current-password',
    spellcheck: 'false',
  });
  const trouble = h('p', { class: 'trouble-line', role: 'alert' });
  const press = h('button', { class: 'button primary' }, t('sign-in'));
  const submit = async event => {
    event.preventDefault();
    press.disabled = true;
    replace(trouble);
    try {
      await signIn(key.value.trim());
      await done();
    } catch (error) {
      replace(trouble, error.status === 401 ? t('wrong-key') : inWords(error));
      press.disabled = false;
      key.focus();
      key.select();
    }
  };
  const languages = select(
    Object.entries(LANGUAGES),
    spoken(),
    async chosen => {
      await chooseLanguage(chosen);
      page.remove();
      showSignIn(done);
    },
    { 'aria-label': t('language') },
  );
  const page = h(
    'main',
    { class: 'sign-in' },
    h(
      'div',
      { class: 'card' },
      h('img', { src: '/favicon.svg', alt: '', width: 40, height: 40 }),
      h('h1', {}, t('sign-in-title')),
      h('p', { class: 'faint' }, t('sign-in-text')),
      h('form', { on: { submit } }, field(t('key'), key, t('key-hint')), trouble, press),
      h('div', { class: 'switches' }, languages),
    ),
  );
  document.body.prepend(page);
  key.focus();
}
