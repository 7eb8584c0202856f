/** Runs an action: asks for it, shows how far its job is, and says what came of it. */

import { h, replace } from '../lib/dom.js';
import { number, t } from '../lib/i18n.js';
import { get, post } from '../lib/api.js';
import { foreign } from '../lib/text.js';
import { button } from '../ui/button.js';
import { tell } from '../ui/live.js';
import { inWords } from '../ui/trouble.js';

const PAUSE = 700;

const OVER = ['done', 'failed', 'cancelled'];

/**
 * Asks for an action from within an open dialog, which shows the rest.
 *
 * @param {object} dialog the open dialog
 * @param {object} request the body for `POST /api/v1/actions`
 * @param {function(object)} done called with the job when it is over
 */
export async function runAction(dialog, request, done) {
  dialog.buttons();
  replace(dialog.body, h('p', { role: 'status' }, t('working')));
  let job;
  try {
    const headers = { 'Idempotency-Key': `"${randomId()}"` };
    job = await post('/api/v1/actions', request, headers);
  } catch (error) {
    replace(dialog.body, h('p', { class: 'trouble', role: 'alert' }, foreign(inWords(error))));
    dialog.buttons(button(t('close'), dialog.close));
    if (error.type === 'count-changed') {
      done(undefined);
    }
    return;
  }
  watch(dialog, job, done);
}

/** A random UUID; browsers make one of their own only where the page came by TLS or from here. */
function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Shows a job until it is over, and what came of it then. */
export function watch(dialog, job, done) {
  let open = true;
  const bar = h('progress', {
    max: Math.max(1, job.total),
    value: job.done,
    'aria-label': t('progress'),
  });
  const line = h('p', { role: 'status' });
  const cancel = button(t('stop'), async () => {
    cancel.disabled = true;
    await post(`/api/v1/jobs/${job.id}/cancel`).catch(error => replace(line, inWords(error)));
  });
  const leave = button(t('go-on-behind'), () => {
    open = false;
    dialog.close();
  });
  const step = async () => {
    if (OVER.includes(job.state)) {
      finish(dialog, job, open);
      done(job);
      return;
    }
    bar.value = job.done;
    replace(line, t('progress-of', { done: job.done, n: job.total }));
    setTimeout(async () => {
      job = await get(`/api/v1/jobs/${job.id}`).catch(() => job);
      step();
    }, PAUSE);
  };
  replace(dialog.body, bar, line);
  dialog.buttons(cancel, leave);
  step();
}

function finish(dialog, job, open) {
  const text = outcome(job);
  if (!open || job.state === 'done') {
    dialog.close();
    tell(text, ...links(job));
    return;
  }
  replace(dialog.body, h('p', { role: 'alert' }, foreign(text)));
  dialog.buttons(button(t('close'), dialog.close));
}

/** What came of a job, as one sentence. */
function outcome(job) {
  switch (job.state) {
    case 'done':
      return [
        t(`outcome.${job.action}`, { n: job.changed }),
        job.total > job.changed && t('outcome-same', { n: job.total - job.changed }),
      ]
        .filter(Boolean)
        .join(' ');
    case 'cancelled':
      return t('outcome-cancelled', { n: job.done, total: number(job.total) });
    default:
      return t('outcome-failed', { why: job.failure ?? '' });
  }
}

function links(job) {
  if (job.collection === undefined) {
    return [];
  }
  const kind = job.action.replace('add-to-', '');
  return [h('a', { href: `/${kind}s/${job.collection}` }, t(`open-${kind}`))];
}
