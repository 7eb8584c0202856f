/**
 * The side panel: beside the list where there is room, over it where there is none. It is closed by
 * its button and by Escape, and the focus goes back to where it was.
 */

import { freshId, h, replace } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { iconButton } from '../ui/button.js';

const BESIDE = '(min-width: 1000px)';

let current;

/** Closes the panel, if one is open. */
export function closePanel() {
  current?.close();
}

/**
 * Opens the panel.
 *
 * @param {Node|string} title what it is about
 * @returns {{head: HTMLElement, show: function(object[], string)}} where facts and buttons go, and
 *     what shows tabs: `[{id, label, build}]` and which is open first
 */
export function openPanel(title) {
  closePanel();
  const back = document.activeElement;
  const id = freshId();
  const heading = h('h2', { id, tabIndex: -1 }, title);
  const head = h('div', { class: 'panel-facts' });
  const content = h('div', { class: 'panel-content' });
  const panel = h(
    'dialog',
    {
      class: 'panel',
      'aria-labelledby': id,
      on: {
        close: () => {
          panel.remove();
          if (current === panel) {
            current = undefined;
          }
          document.body.classList.remove('with-panel');
          (back?.isConnected ? back : document.getElementById('main'))?.focus();
        },
        keydown: event => {
          if (event.key === 'Escape' && !panel.querySelector(':popover-open')) {
            panel.close();
          }
        },
      },
    },
    h(
      'div',
      { class: 'panel-head' },
      heading,
      iconButton('close', t('close'), () => panel.close()),
    ),
    head,
    content,
  );
  document.getElementById('beside').append(panel);
  current = panel;
  if (matchMedia(BESIDE).matches) {
    panel.show();
    document.body.classList.add('with-panel');
  } else {
    panel.showModal();
  }
  heading.focus();
  return { head, show: (tabs, first) => showTabs(content, tabs, first) };
}

function showTabs(content, tabs, first) {
  const page = h('div', { role: 'tabpanel', class: 'tab-page', tabIndex: 0, id: freshId() });
  const buttons = tabs.map(tab =>
    h(
      'button',
      {
        type: 'button',
        role: 'tab',
        id: freshId(),
        'data-tab': tab.id,
        'aria-controls': page.id,
        on: { click: () => open(tab) },
      },
      tab.label,
    ),
  );
  const open = tab => {
    buttons.forEach((button, i) => {
      const on = tabs[i] === tab;
      button.setAttribute('aria-selected', String(on));
      button.tabIndex = on ? 0 : -1;
      if (on) {
        page.setAttribute('aria-labelledby', button.id);
      }
    });
    replace(page, h('p', { class: 'faint' }, t('loading')));
    tab.build(page);
  };
  const walk = event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      const next =
        (buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length;
      buttons[next].focus();
      open(tabs[next]);
    }
  };
  replace(
    content,
    h('div', { role: 'tablist', class: 'tabs', on: { keydown: walk } }, buttons),
    page,
  );
  open(tabs.find(tab => tab.id === first) ?? tabs[0]);
}
