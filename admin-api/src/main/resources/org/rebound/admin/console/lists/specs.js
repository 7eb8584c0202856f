/** The lists there are: where their rows are, their columns, and what a click on a row does. */

import { t } from '../lib/i18n.js';
import { actionsButton } from '../actions/menu.js';
import { openAddress, openBounce, openContact } from '../panel/open.js';
import {
  OF_ADDRESSES,
  OF_BLOCKED,
  OF_BOUNCES,
  OF_CHANGES,
  OF_COLLECTIONS,
  OF_COMPLAINTS,
  OF_CONTACTS,
  OF_JOBS,
  OF_MAILINGS,
  OF_MEMBERS,
  OF_RECIPIENTS,
} from './columns.js';

const byId = row => String(row.id);

/** A list whose rows are addresses: their ids pick them. */
function ofAddresses(given) {
  return {
    key: byId,
    pickedBy: 'id',
    open: (row, table) => openAddress(row, table),
    actions: actionsButton,
    ...given,
  };
}

/** A list whose rows are reports about addresses. */
function ofBounces(given) {
  return {
    key: byId,
    pickedBy: 'address',
    sort: '-receivedAt',
    open: (row, table) => openBounce(row, table),
    actions: actionsButton,
    ...given,
  };
}

/** "Blocked email addresses" of all mailings. */
export const blocked = () =>
  ofAddresses({
    id: 'blocked',
    list: 'blocked-addresses',
    path: '/api/v1/blocked-addresses',
    title: t('page.blocked'),
    sort: '-blockedAt',
    columns: OF_BLOCKED,
  });

/** Every address that was heard of. */
export const addresses = () =>
  ofAddresses({
    id: 'addresses',
    list: 'addresses',
    path: '/api/v1/addresses',
    title: t('page.addresses'),
    sort: 'address',
    columns: OF_ADDRESSES,
  });

/** Bounces and everything else that came back. */
export const bounces = () =>
  ofBounces({
    id: 'bounces',
    list: 'bounces',
    path: '/api/v1/bounces',
    title: t('page.bounces'),
    columns: OF_BOUNCES,
  });

/** "Spam complaints". */
export const complaints = () =>
  ofBounces({
    id: 'complaints',
    list: 'complaints',
    path: '/api/v1/complaints',
    title: t('page.complaints'),
    columns: OF_COMPLAINTS,
  });

/** Recipients of one mailing, or of all. */
export const recipients = mailing => ({
  id: mailing === undefined ? 'recipients' : 'recipients-of-one',
  list: 'recipients',
  path: '/api/v1/recipients',
  fixed: mailing === undefined ? {} : { mailing },
  title: t('page.recipients'),
  sort: '-mailing',
  columns: OF_RECIPIENTS.filter(c => mailing === undefined || c.name !== 'mailing'),
  toggles: ['sent', 'bounced', 'opened', 'ready', 'blocked', 'complained'],
  key: row => `${row.mailing}/${row.address ?? row.recipientKey ?? row.lastBounce}`,
  pickedBy: 'address',
  open: (row, table) => openAddress(row, table),
  actions: actionsButton,
});

/** Members of one selection or project. */
export const members = (kind, collection) =>
  ofAddresses({
    id: 'members',
    list: 'members',
    path: `/api/v1/${kind}s/${collection}/members`,
    fixed: { collection },
    fixedInPath: true,
    title: t('members'),
    sort: '-addedAt',
    columns: OF_MEMBERS,
  });

/** Mailings with their totals. */
export const mailings = () => ({
  id: 'mailings',
  list: 'mailings',
  path: '/api/v1/mailings',
  title: t('page.mailings'),
  sort: '-id',
  columns: OF_MAILINGS,
  key: byId,
  href: row => `/mailings/${row.id}/recipients`,
});

/** Contacts. */
export const contacts = () => ({
  id: 'contacts',
  list: 'contacts',
  path: '/api/v1/contacts',
  title: t('page.contacts'),
  sort: 'name',
  columns: OF_CONTACTS,
  key: byId,
  open: (row, table) => openContact(row.id, table),
});

/** Selections or projects. */
export const collections = kind => ({
  id: `${kind}s`,
  list: `${kind}s`,
  path: `/api/v1/${kind}s`,
  title: t(`page.${kind}s`),
  sort: 'name',
  columns: OF_COLLECTIONS,
  key: byId,
  href: row => `/${kind}s/${row.id}`,
});

/** Changes by people and programs. */
export const audit = () => ({
  id: 'audit',
  list: 'audit',
  path: '/api/v1/audit',
  title: t('page.audit'),
  sort: '-at',
  columns: OF_CHANGES,
  key: byId,
});

/** Actions on many addresses: those that run, and those that are over. */
export const jobs = open => ({
  id: 'jobs',
  list: 'jobs',
  path: '/api/v1/jobs',
  title: t('page.jobs'),
  sort: '-id',
  columns: OF_JOBS,
  key: byId,
  open,
});
