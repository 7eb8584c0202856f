/** Selections and projects: the list of them, and the members of one. */

import { h, replace } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { get, patch, post, remove } from '../lib/api.js';
import { go } from '../lib/router.js';
import { may } from '../lib/session.js';
import { foreign, visible } from '../lib/text.js';
import { collections, members } from '../lists/specs.js';
import { ListTable } from '../table/table.js';
import { button } from '../ui/button.js';
import { confirm, openDialog } from '../ui/dialog.js';
import { field } from '../ui/field.js';
import { tell, warn } from '../ui/live.js';
import { inWords } from '../ui/trouble.js';
import { heading } from './heading.js';

/** The page of all selections, or of all projects. */
export function collectionsPage(kind, query) {
  const spec = collections(kind);
  const table = new ListTable(spec, query);
  const make = () =>
    askName(t(`new-${kind}`), '', async name => {
      const made = await post(spec.path, { name });
      tell(t(`made-${kind}`));
      go(`/${kind}s/${made.id}`);
    });
  const tools = may('manage')
    ? [button(t(`new-${kind}`), make, { kind: 'primary', icon: 'plus' })]
    : [];
  return {
    title: spec.title,
    node: h(
      'div',
      { class: 'page list-page' },
      heading(spec.title, t(`about.page.${kind}s`), ...tools),
      table.node,
    ),
    end: () => table.end(),
  };
}

/** The page of one selection or project with its members. */
export async function membersPage(kind, id, query) {
  const path = `/api/v1/${kind}s/${encodeURIComponent(id)}`;
  const one = await get(path);
  const table = new ListTable(members(kind, String(one.id)), query);
  const title = h('span', {}, foreign(one.name));
  return {
    title: visible(one.name),
    node: h(
      'div',
      { class: 'page list-page' },
      h(
        'nav',
        { class: 'crumbs', 'aria-label': t('crumbs') },
        h('a', { href: `/${kind}s` }, t(`page.${kind}s`)),
      ),
      heading(
        title,
        t(`about.${kind}`),
        ...(may('manage') ? tools(kind, path, one, table, title) : []),
      ),
      table.node,
    ),
    end: () => table.end(),
  };
}

function tools(kind, path, one, table, title) {
  const rename = () =>
    askName(t('rename'), one.name, async name => {
      const changed = await patch(path, { name });
      one.name = changed.name;
      replace(title, foreign(changed.name));
    });
  const takeOut = async () => {
    const ids = table.picks.rows().map(row => row.id);
    if (table.picks.all !== undefined || ids.length === 0) {
      warn(t('pick-to-take-out'));
      return;
    }
    const yes = t('take-out');
    if (
      await confirm({
        title: t('take-out-title', { n: ids.length }),
        text: t('take-out-text'),
        yes,
      })
    ) {
      const { removed } = await post(`${path}/members/removal`, { ids });
      tell(t('taken-out', { n: removed }));
      table.reload();
    }
  };
  const drop = async () => {
    const yes = t(`delete-${kind}`);
    if (await confirm({ title: yes, text: t('delete-collection-text'), yes, danger: true })) {
      await remove(path);
      tell(t('deleted-collection'));
      go(`/${kind}s`);
    }
  };
  return [
    button(t('rename'), rename),
    button(t('take-out'), takeOut),
    button(t('delete'), drop, { kind: 'danger-quiet' }),
  ];
}

function askName(title, value, take) {
  const input = h('input', { type: 'text', required: true, maxlength: 200, value, name: 'name' });
  const trouble = h('p', { class: 'trouble-line', role: 'alert' });
  const dialog = openDialog(title);
  const submit = async event => {
    event.preventDefault();
    try {
      await take(input.value.trim());
      dialog.close();
    } catch (error) {
      replace(trouble, foreign(inWords(error)));
    }
  };
  const form = h('form', { on: { submit } }, field(t('column.name'), input), trouble);
  dialog.body.append(form);
  dialog.buttons(
    button(t('cancel'), dialog.close),
    button(t('save'), () => form.requestSubmit(), { kind: 'primary' }),
  );
  input.focus();
}
