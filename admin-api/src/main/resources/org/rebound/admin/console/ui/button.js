/** Buttons, all made alike. */

import { h } from '../lib/dom.js';
import { icon } from './icon.js';

/**
 * A button.
 *
 * @param {string|Node} label what it says
 * @param {function} press what it does
 * @param {object} [options] `kind` (primary, danger, quiet), `icon`, `attributes`
 */
export function button(label, press, { kind = '', icon: name, attributes = {} } = {}) {
  return h(
    'button',
    { type: 'button', class: `button ${kind}`.trim(), on: { click: press }, ...attributes },
    name && icon(name),
    h('span', {}, label),
  );
}

/** A button that shows an icon only; what it does is its name. */
export function iconButton(name, label, press, attributes = {}) {
  return h(
    'button',
    {
      type: 'button',
      class: 'icon-button',
      'aria-label': label,
      title: label,
      on: { click: press },
      ...attributes,
    },
    icon(name),
  );
}
