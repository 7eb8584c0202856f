/** Fields of forms: a label, the control, and what is to be said of it. */

import { freshId, h } from '../lib/dom.js';

/**
 * A labelled control.
 *
 * @param {string} label what is asked
 * @param {HTMLElement} control an input, select or textarea; it gets an id
 * @param {string} [hint] how to answer
 */
export function field(label, control, hint) {
  control.id ||= freshId();
  const about = hint === undefined ? undefined : h('p', { class: 'hint', id: freshId() }, hint);
  if (about) {
    control.setAttribute('aria-describedby', about.id);
  }
  return h('div', { class: 'field' }, h('label', { for: control.id }, label), control, about);
}

/** A box to tick, with its label. */
export function tick(label, checked, change, attributes = {}) {
  const input = h('input', {
    type: 'checkbox',
    checked,
    on: { change: () => change(input.checked) },
    ...attributes,
  });
  return h('label', { class: 'tick-label' }, input, h('span', {}, label));
}

/** A choice of one among few, as radio buttons in a group with a legend. */
export function choice(legend, options, chosen, change) {
  const name = freshId();
  return h(
    'fieldset',
    { class: 'choice' },
    h('legend', {}, legend),
    options.map(([value, label]) =>
      h(
        'label',
        {},
        h('input', {
          type: 'radio',
          name,
          value,
          checked: value === chosen,
          on: { change: () => change(value) },
        }),
        h('span', {}, label),
      ),
    ),
  );
}

/** A select of [value, label] pairs. */
export function select(options, chosen, change = () => {}, attributes = {}) {
  const box = h(
    'select',
    { on: { change: () => change(box.value) }, ...attributes },
    options.map(([value, label]) => h('option', { value }, label)),
  );
  box.value = chosen;
  return box;
}
