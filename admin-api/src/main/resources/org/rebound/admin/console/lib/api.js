/** The admin API, called with the session's cookie. */

import { spoken } from './i18n.js';

/** An answer that is a problem (RFC 9457), or none at all: then `status` is 0. */
export class Problem extends Error {
  constructor(status, body = {}) {
    super(body.detail ?? body.title ?? '');
    this.status = status;
    this.type = (body.type ?? '').replace('urn:rebound:problem:', '');
    this.errors = body.errors ?? [];
    this.count = body.count;
  }
}

let signedOut = () => {};

/** Names what is to happen when the session is over. */
export function whenSignedOut(action) {
  signedOut = action;
}

/**
 * Sends a request and gives the answer.
 *
 * @throws {Problem} when it is none of success
 */
export async function send(method, path, { body, headers = {}, signal } = {}) {
  const answer = await fetch(path, {
    method,
    signal,
    credentials: 'same-origin',
    cache: 'no-store',
    headers: {
      'Accept-Language': spoken(),
      ...(method === 'GET' ? {} : { 'X-Rebound-Console': '1' }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch(error => {
    throw error.name === 'AbortError' ? error : new Problem(0);
  });
  if (answer.ok) {
    return answer;
  }
  const problem = new Problem(answer.status, await answer.json().catch(() => ({})));
  if (answer.status === 401 && path.startsWith('/api/')) {
    signedOut();
  }
  throw problem;
}

async function json(method, path, options) {
  const answer = await send(method, path, options);
  return answer.status === 204 ? undefined : answer.json();
}

/** The JSON that a GET answers. */
export const get = (path, signal) => json('GET', path, { signal });
/** The JSON that a POST answers. */
export const post = (path, body, headers) => json('POST', path, { body, headers });
/** The JSON that a PUT answers. */
export const put = (path, body) => json('PUT', path, { body });
/** The JSON that a PATCH answers. */
export const patch = (path, body) => json('PATCH', path, { body });
/** Deletes what is at the path. */
export const remove = path => json('DELETE', path);

/** A path with a query string of those values that are not undefined. */
export function withQuery(path, values) {
  const query = new URLSearchParams();
  Object.entries(values).forEach(([name, value]) => {
    if (value !== undefined && value !== '') {
      query.set(name, value);
    }
  });
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
