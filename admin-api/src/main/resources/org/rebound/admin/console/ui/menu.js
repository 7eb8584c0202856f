/** Menus: opened by a button, walked by the arrow keys. */

import { h } from '../lib/dom.js';
import { icon } from './icon.js';
import { openPopover } from './popover.js';

/**
 * A button that opens a menu.
 *
 * @param {Node[]|string} label what the button says
 * @param {function(): object[]} items what the menu offers when it opens: `label` with `act`, and
 *     `disabled`, `danger`, `checked`; or `line` for a line between
 * @param {object} [attributes] of the button
 */
export function menuButton(label, items, attributes = {}) {
  const anchor = h(
    'button',
    {
      type: 'button',
      class: 'button',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      on: { click: () => openMenu(anchor, items()) },
      ...attributes,
    },
    label,
    icon('down'),
  );
  return anchor;
}

/** Opens a menu beside an element. */
export function openMenu(anchor, items) {
  openPopover(anchor, { class: 'menu', role: 'menu', on: { keydown: walk } }, close =>
    items.map(item => (item.line ? h('div', { role: 'separator' }) : entry(item, close))),
  );
}

function entry({ label, act, disabled = false, danger = false, checked }, close) {
  return h(
    'button',
    {
      type: 'button',
      class: danger ? 'menu-item danger' : 'menu-item',
      role: checked === undefined ? 'menuitem' : 'menuitemcheckbox',
      'aria-checked': checked === undefined ? undefined : String(checked),
      'aria-disabled': disabled ? 'true' : undefined,
      tabIndex: -1,
      on: {
        click: () => {
          if (!disabled) {
            close();
            act();
          }
        },
      },
    },
    checked === undefined ? null : h('span', { class: 'tick' }, checked ? icon('check') : null),
    label,
  );
}

function walk(event) {
  const items = [...event.currentTarget.querySelectorAll('.menu-item')];
  const at = items.indexOf(document.activeElement);
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at - 1 + items.length,
    Home: 0,
    End: items.length - 1,
  }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    items[to % items.length].focus();
  } else if (event.key === 'Tab') {
    event.currentTarget.hidePopover();
  }
}
