/** The dialogs of the actions: each says to how many addresses it is done, and asks. */

import { h } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { button } from '../ui/button.js';
import { openDialog } from '../ui/dialog.js';
import { field } from '../ui/field.js';
import { searchBox } from '../ui/search.js';
import { runAction } from './run.js';

/** Asks whether an action that needs nothing else is to be done: clear, delete, former-employee. */
export function askPlain(action, targets, done) {
  const danger = action === 'delete';
  const dialog = openDialog(t(`ask.${action}`, { n: targets.n }));
  dialog.body.append(...said(action, targets));
  const cancel = button(t('cancel'), dialog.close);
  const yes = button(
    t(`do.${action}`),
    () => runAction(dialog, { action, ...targets.body }, done),
    { kind: danger ? 'danger' : 'primary' },
  );
  dialog.buttons(cancel, yes);
  (danger ? cancel : yes).focus();
}

/** Asks for the reason of a block by hand. */
export function askBlock(targets, done) {
  const input = h('input', { type: 'text', required: true, maxlength: 500, name: 'reason' });
  askForm(
    'block',
    targets,
    [field(t('why'), input, t('why-hint'))],
    () => ({ reason: input.value.trim() }),
    done,
  );
}

/** Asks for the name of a new selection or project. */
export function askNew(kind, targets, done) {
  const input = h('input', { type: 'text', required: true, maxlength: 200, name: 'name' });
  askForm(
    `add-to-${kind}`,
    targets,
    [field(t(`name-of-new-${kind}`), input)],
    () => ({ collection: { name: input.value.trim() } }),
    done,
    t(`ask.new-${kind}`, { n: targets.n }),
  );
}

/** Asks for one of the selections or projects that are there. */
export function askExisting(kind, targets, done) {
  let picked;
  const { input, options } = searchBox(`/api/v1/${kind}s`, one => {
    picked = one;
    input.setCustomValidity(one ? '' : t('pick-one'));
  });
  input.required = true;
  input.setCustomValidity(t('pick-one'));
  askForm(
    `add-to-${kind}`,
    targets,
    [field(t(`which-${kind}`), input), options],
    () => ({ collection: { id: picked.id } }),
    done,
  );
}

function askForm(
  action,
  targets,
  fields,
  more,
  done,
  title = t(`ask.${action}`, { n: targets.n }),
) {
  const dialog = openDialog(title);
  const form = h(
    'form',
    {
      on: {
        submit: event => {
          event.preventDefault();
          runAction(dialog, { action, ...targets.body, ...more() }, done);
        },
      },
    },
    said(action, targets),
    fields,
  );
  dialog.body.append(form);
  dialog.buttons(
    button(t('cancel'), dialog.close),
    button(t(`do.${action}`), () => form.requestSubmit(), { kind: 'primary' }),
  );
  form.querySelector('input').focus();
}

function said(action, targets) {
  return [
    h('p', {}, t(`about.${action}`, { n: targets.n })),
    targets.matching && h('p', { class: 'hint' }, t('matching-hint', { n: targets.n })),
  ].filter(Boolean);
}
