/** The menu "Actions": what can be done with the picked rows of a list. */

import { t } from '../lib/i18n.js';
import { may } from '../lib/session.js';
import { warn } from '../ui/live.js';
import { menuButton } from '../ui/menu.js';
import { askBlock, askExisting, askNew, askPlain } from './ask.js';
import { askExport } from './export.js';
import { targetsOf } from './targets.js';

/** The button that opens the menu. A role that may only look is offered the export only. */
export function actionsButton(table) {
  return menuButton(t('actions'), () => offers(table), { 'data-actions': '' });
}

function offers(table) {
  const none = table.picks.size === 0;
  const exporting = {
    label: none ? t('export-all') : t('action.export'),
    act: () => askExport(table),
  };
  if (!may('manage')) {
    return [exporting];
  }
  const done = () => table.reload();
  return [
    exporting,
    { line: true },
    ...addressActions(() => targetsOf(table), done, none),
    ...(none ? [{ line: true }, { label: t('pick-first'), disabled: true }] : []),
  ];
}

/**
 * What can be done with addresses, as a menu has it.
 *
 * @param {function(): object} targets gives the addresses once something is chosen
 * @param {function} done called when it is over
 * @param {boolean} [disabled] whether there are no addresses
 */
export function addressActions(targets, done, disabled = false) {
  const act = (label, ask, danger = false) => ({
    label: t(label),
    disabled,
    danger,
    act: () => {
      const them = targets();
      if (them.n === 0) {
        warn(t('no-known-address'));
      } else {
        ask(them);
      }
    },
  });
  return [
    act('action.new-selection', them => askNew('selection', them, done)),
    act('action.new-project', them => askNew('project', them, done)),
    act('action.existing-selection', them => askExisting('selection', them, done)),
    act('action.existing-project', them => askExisting('project', them, done)),
    { line: true },
    act('action.clear', them => askPlain('clear', them, done)),
    act('action.former-employee', them => askPlain('former-employee', them, done)),
    act('action.block', them => askBlock(them, done)),
    { line: true },
    act('action.delete', them => askPlain('delete', them, done), true),
  ];
}
