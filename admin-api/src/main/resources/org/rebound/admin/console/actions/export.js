/** Export: which format, which columns, and the file. */

import { h, replace } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { get, send, withQuery } from '../lib/api.js';
import { foreign } from '../lib/text.js';
import { button } from '../ui/button.js';
import { openDialog } from '../ui/dialog.js';
import { choice, field, select, tick } from '../ui/field.js';
import { tell } from '../ui/live.js';
import { inWords } from '../ui/trouble.js';

const FORMATS = ['csv', 'xlsx', 'html', 'ndjson', 'txt'];

/** Files of more rows are left to the browser's own downloads, which need no memory. */
const IN_MEMORY = 50_000;

/** Columns of tables that are made of several fields. */
const FIELDS = { steps: ['sentAt', 'deliveredAt', 'openedAt', 'bouncedAt', 'complainedAt'] };
const NOT_IN_JSON = new Set([
  'domain',
  'sent',
  'delivered',
  'opened',
  'bounced',
  'complained',
  'blocked',
  'ready',
]);

/** Asks how to export the picked rows of a table, or all that match when none is picked. */
export function askExport(table) {
  const { picks, spec } = table;
  const some = picks.size > 0 && picks.all === undefined;
  const n = some ? picks.size : (picks.all ?? table.count);
  let format = 'csv';
  const chosen = new Set(table.columns.shown().flatMap(fieldsOf));
  const separator = select(
    ['comma', 'semicolon', 'tab'].map(one => [one, t(`separator.${one}`)]),
    document.documentElement.lang === 'da' ? 'semicolon' : 'comma',
  );
  const separatorField = field(t('separator'), separator);
  const dialog = openDialog(t('ask.export', { n: n ?? 0 }), { wide: true });
  const names = [...new Set(table.columns.all().flatMap(fieldsOf))];
  const columns = h(
    'fieldset',
    { class: 'column-ticks' },
    h('legend', {}, t('columns')),
    names.map(name =>
      tick(t(`column.${name}`), chosen.has(name), on =>
        on ? chosen.add(name) : chosen.delete(name),
      ),
    ),
  );
  const formats = choice(
    t('format'),
    FORMATS.map(one => [one, t(`format.${one}`)]),
    format,
    one => {
      format = one;
      separatorField.hidden = one !== 'csv';
    },
  );
  dialog.body.append(formats, separatorField, columns);
  const save = () => {
    const filter = { ...spec.fixed, ...table.state.filter() };
    const query = {
      ...filter,
      ...(some ? mailingsOf(picks.rows()) : { expected: picks.all }),
      format,
      columns: names.filter(name => chosen.has(name)).join(','),
      sort: table.state.sort,
      separator: format === 'csv' ? separator.value : undefined,
    };
    const ids = some ? picks.rows().map(exportId).filter(Boolean) : undefined;
    run(dialog, spec, withQuery(`/api/v1/lists/${spec.list}/export`, query), ids, n, filter);
  };
  dialog.buttons(
    button(t('cancel'), dialog.close),
    button(t('do.export'), save, { kind: 'primary' }),
  );
}

function fieldsOf(column) {
  return FIELDS[column.name] ?? (NOT_IN_JSON.has(column.name) ? [] : [column.name]);
}

function exportId(row) {
  return row.id === undefined ? row.address : String(row.id);
}

/** Recipients are picked by their addresses, which are in other mailings too: these are meant. */
function mailingsOf(rows) {
  const mailings = rows.filter(row => row.id === undefined).map(row => row.mailing);
  return mailings.length > 0 ? { mailing: [...new Set(mailings)].join(',') } : {};
}

async function run(dialog, spec, path, ids, n, filter) {
  dialog.buttons();
  replace(dialog.body, h('p', { role: 'status' }, t('working')));
  try {
    if (ids === undefined && !(n <= IN_MEMORY)) {
      await get(withQuery(`/api/v1/lists/${spec.list}/count`, filter));
      hand(path, '');
    } else {
      const body = ids && { ids };
      const answer = await send(ids ? 'POST' : 'GET', path, { body });
      const url = URL.createObjectURL(await answer.blob());
      hand(url, fileName(answer, spec));
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    }
    dialog.close();
    tell(t('exported', { n: n ?? 0 }));
  } catch (error) {
    replace(dialog.body, h('p', { class: 'trouble', role: 'alert' }, foreign(inWords(error))));
    dialog.buttons(button(t('close'), dialog.close));
  }
}

function fileName(answer, spec) {
  return (
    /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1] ?? spec.list
  );
}

function hand(href, name) {
  const link = h('a', { href, download: name });
  document.body.append(link);
  link.click();
  link.remove();
}
