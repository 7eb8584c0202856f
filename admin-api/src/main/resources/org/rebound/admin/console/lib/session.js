/** Who is signed in, and what the role of the key allows. */

import { get, post, remove } from './api.js';
import { remember, remembered } from './memory.js';

const KNOWN = 'signed-in';

const ALLOWS = {
  read: ['read', 'validate'],
  manage: ['read', 'manage', 'validate'],
  send: ['send', 'validate'],
  admin: ['read', 'manage', 'send', 'admin', 'validate'],
};

let current;

/** Asks who is signed in; false when nobody is, which needs no asking where nobody ever was. */
export async function findSession() {
  if (!remembered(KNOWN)) {
    return false;
  }
  try {
    current = await get('/console/session');
    return true;
  } catch (problem) {
    if (problem.status === 401) {
      forget();
      return false;
    }
    throw problem;
  }
}

/** Signs in with a key. */
export async function signIn(key) {
  current = await post('/console/session', { key });
  remember(KNOWN, true);
}

/** Signs out. */
export async function signOut() {
  await remove('/console/session');
  forget();
}

function forget() {
  current = undefined;
  remember(KNOWN, false);
}

/** The session: the key's `name` and `role`, and when it ends. */
export function session() {
  return current;
}

/** Whether the role of the session allows what a role, or `validate`, needs. */
export function may(needed) {
  return current !== undefined && ALLOWS[current.role].includes(needed);
}
