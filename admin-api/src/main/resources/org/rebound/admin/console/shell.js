/** The frame of every page: where one can go, who is signed in, and the switches. */

import { h, replace } from './lib/dom.js';
import { LANGUAGES, chooseLanguage, spoken, t, word } from './lib/i18n.js';
import { arrive, startRouting } from './lib/router.js';
import { may, session, signOut } from './lib/session.js';
import { THEMES, chooseTheme, theme } from './lib/theme.js';
import { foreign } from './lib/text.js';
import { closePanel } from './panel/frame.js';
import { button, iconButton } from './ui/button.js';
import { select } from './ui/field.js';
import { icon } from './ui/icon.js';
import { say } from './ui/live.js';
import { troubleBox } from './ui/trouble.js';
import { ROUTES, PLACES } from './places.js';

let show = () => {};
let routing = false;

/** Shows the frame and the page of the present path; `again` is called after signing out. */
export function showShell(again) {
  const main = h('main', { id: 'main', tabIndex: -1 });
  const nav = h('nav', { id: 'places', 'aria-label': t('places') }, places());
  const toggle = iconButton(
    'menu',
    t('menu'),
    () => open(!document.body.classList.contains('nav-open')),
    {
      class: 'icon-button nav-toggle',
      'aria-controls': 'places',
      'aria-expanded': 'false',
    },
  );
  const open = on => {
    document.body.classList.toggle('nav-open', on);
    toggle.setAttribute('aria-expanded', String(on));
  };
  const rebuild = () => {
    document.querySelector('.shell').remove();
    showShell(again);
  };
  document.body.prepend(
    h(
      'div',
      { class: 'shell' },
      h(
        'a',
        { class: 'skip', href: '#main', on: { click: event => skip(event, main) } },
        t('skip'),
      ),
      h(
        'header',
        { class: 'frame' },
        h('div', { class: 'top' }, toggle, brand()),
        h('div', { class: 'side' }, brand(), nav, foot(again, rebuild)),
      ),
      main,
      h('div', { id: 'beside' }),
    ),
  );
  show = (load, parameters, query) => {
    open(false);
    mark(nav);
    showPage(main, load, parameters, query);
  };
  if (routing) {
    arrive();
  } else {
    routing = true;
    startRouting(ROUTES, (...found) => show(...found));
  }
}

function skip(event, main) {
  event.preventDefault();
  main.focus();
}

function brand() {
  return h(
    'a',
    { class: 'brand', href: '/' },
    h('img', { src: '/favicon.svg', alt: '', width: 24, height: 24 }),
    'Rebound',
  );
}

function places() {
  return PLACES.map(group => {
    const offered = group.filter(place => may(place.needs));
    return (
      offered.length > 0 &&
      h(
        'ul',
        {},
        offered.map(({ path, name, title }) =>
          h('li', {}, h('a', { href: path }, icon(name), t(title))),
        ),
      )
    );
  });
}

function mark(nav) {
  const here = location.pathname;
  nav.querySelectorAll('a').forEach(link => {
    const [path] = link.getAttribute('href').split('?');
    const on = path === here || (path !== '/' && here.startsWith(`${path}/`));
    link.toggleAttribute('aria-current', on);
    if (on) {
      link.setAttribute('aria-current', 'page');
    }
  });
}

function foot(again, rebuild) {
  const languages = select(
    Object.entries(LANGUAGES),
    spoken(),
    async chosen => {
      await chooseLanguage(chosen);
      rebuild();
    },
    { 'aria-label': t('language') },
  );
  const themes = select(
    THEMES.map(one => [one, t(`theme.${one}`)]),
    theme(),
    chooseTheme,
    { 'aria-label': t('theme') },
  );
  const leave = async () => {
    await signOut();
    again();
  };
  return h(
    'div',
    { class: 'foot' },
    h('div', { class: 'switches' }, languages, themes),
    h(
      'div',
      { class: 'who' },
      h(
        'div',
        {},
        foreign(session().name),
        h('span', { class: 'faint' }, word('role', session().role)),
      ),
      button(t('sign-out'), leave, { kind: 'quiet small', icon: 'out' }),
    ),
  );
}

let turn = 0;
let leave = () => {};

/** Loads and shows a page: its module gives `{title, node, end}` for the parameters and the query. */
async function showPage(main, load, parameters, query) {
  const mine = ++turn;
  closePanel();
  leave();
  leave = () => {};
  main.setAttribute('aria-busy', 'true');
  try {
    const { default: build } = load ? await load() : await import('./pages/lost.js');
    const page = await build(parameters, query);
    if (mine !== turn) {
      page.end?.();
      return;
    }
    leave = page.end ?? (() => {});
    document.title = `${page.title} \u2013 Rebound`;
    replace(main, page.node);
    say(page.title);
    main.scrollTop = 0;
  } catch (error) {
    if (mine === turn) {
      replace(main, troubleBox(error, arrive));
    }
  } finally {
    main.removeAttribute('aria-busy');
  }
}
