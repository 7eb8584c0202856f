/** Search as you type: a combo box that asks the API and lets one answer be picked. */

import { freshId, h, replace } from '../lib/dom.js';
import { number, t } from '../lib/i18n.js';
import { foreign } from '../lib/text.js';
import { get, withQuery } from '../lib/api.js';
import { warn } from './live.js';
import { inWords } from './trouble.js';

const PAUSE = 150;
const MOST = 20;

/**
 * A combo box over selections or projects.
 *
 * @param {string} path where they are listed
 * @param {function(object)} picked called with the one that is picked, undefined when none is
 */
export function searchBox(path, picked) {
  const listId = freshId();
  let found = [];
  let active = -1;
  let asked = 0;
  let timer;
  const options = h('ul', {
    id: listId,
    role: 'listbox',
    class: 'options',
    'aria-label': t('found'),
  });
  const input = h('input', {
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    'aria-expanded': 'false',
    'aria-controls': listId,
    'aria-autocomplete': 'list',
    on: { input: () => later(), keydown: event => walk(event), focus: () => later() },
  });

  const later = () => {
    picked(undefined);
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  };
  const ask = async () => {
    const turn = ++asked;
    try {
      const page = await get(withQuery(path, { q: input.value.trim(), limit: MOST }));
      if (turn === asked) {
        found = page.items;
        active = -1;
        show();
      }
    } catch (error) {
      warn(inWords(error));
    }
  };
  const show = () => {
    input.setAttribute('aria-expanded', String(found.length > 0));
    replace(
      options,
      found.map((item, i) =>
        h(
          'li',
          {
            id: `${listId}-${i}`,
            role: 'option',
            'aria-selected': String(i === active),
            on: { click: () => pick(i) },
          },
          foreign(item.name),
          h('span', { class: 'faint' }, number(item.members)),
        ),
      ),
      found.length === 0 &&
        h(
          'li',
          { role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' },
          t('nothing-found'),
        ),
    );
    input.setAttribute('aria-activedescendant', active < 0 ? '' : `${listId}-${active}`);
  };
  const pick = i => {
    input.value = found[i].name;
    picked(found[i]);
    active = i;
    show();
  };
  const walk = event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) {
      event.preventDefault();
      active = (active + step + found.length) % found.length;
      show();
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      pick(active);
    }
  };
  return { input, options };
}
