/** Jobs: actions on many addresses. A click opens how far one is. */

import { t } from '../lib/i18n.js';
import { jobs } from '../lists/specs.js';
import { watch } from '../actions/run.js';
import { openDialog } from '../ui/dialog.js';
import { pageOf } from './list.js';

/** The page. */
export default function build(parameters, query) {
  const open = (job, table) =>
    watch(openDialog(t(`job-action.${job.action}`)), job, () => table.reload());
  return pageOf(jobs(open), query, t('about.page.jobs'));
}
