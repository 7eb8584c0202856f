/** Boxes that open beside a button and close by Escape, by a click elsewhere, or when left. */

import { h } from '../lib/dom.js';

const GAP = 4;

/**
 * Opens a box beside an anchor.
 *
 * @param {HTMLElement} anchor what it belongs to; it gets the focus back
 * @param {object} given attributes of the box
 * @param {function(function): Node[]} fill builds the content; it is given what closes the box
 */
export function openPopover(anchor, given, fill) {
  const box = h('div', { ...given, class: `popover ${given.class ?? ''}`, popover: 'auto' });
  const close = () => {
    box.hidePopover();
    anchor.focus();
  };
  box.append(...fill(close));
  (anchor.closest('dialog, main') ?? document.body).append(box);
  box.addEventListener('toggle', event => {
    if (event.newState === 'closed') {
      anchor.setAttribute('aria-expanded', 'false');
      if (box.contains(document.activeElement) || document.activeElement === document.body) {
        anchor.focus();
      }
      box.remove();
    }
  });
  box.showPopover();
  anchor.setAttribute('aria-expanded', 'true');
  place(box, anchor.getBoundingClientRect());
  box.querySelector('input, [role^="menuitem"], button')?.focus();
  return box;
}

function place(box, anchor) {
  const width = box.offsetWidth;
  const height = box.offsetHeight;
  const left = Math.min(anchor.left, document.documentElement.clientWidth - width - 2 * GAP);
  const below = anchor.bottom + GAP;
  const room = window.innerHeight - below - GAP;
  const top = height <= room || room > anchor.top ? below : anchor.top - GAP - height;
  box.style.left = `${Math.max(GAP, left)}px`;
  box.style.top = `${Math.max(GAP, top)}px`;
  box.style.maxHeight = `${window.innerHeight - Math.max(GAP, top) - 2 * GAP}px`;
}
