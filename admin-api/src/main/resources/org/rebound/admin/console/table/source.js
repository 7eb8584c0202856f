/**
 * The rows of a list, fetched page by page as they are needed. A page that is far from what is
 * looked at is forgotten and fetched again when somebody comes back, so that millions of rows take
 * no more memory than some thousands.
 */

import { get, withQuery } from '../lib/api.js';

/** Rows in a page. */
const PAGE = 200;

const KEPT = 30;

/** The rows that one question lets through, in its order. */
export class RowSource {
  #pages = [];
  #next;
  #busy = false;
  #changed;
  #gone = new AbortController();

  /**
   * @param {string} path of the list
   * @param {object} query filters and order
   * @param {function} changed called when rows came, or did not
   */
  constructor(path, query, changed) {
    this.#next = withQuery(path, { ...query, limit: PAGE });
    this.#changed = changed;
    this.error = undefined;
    this.length = 0; // how many rows are known of
  }

  /** Whether these are all. */
  get ended() {
    return this.#next === undefined;
  }

  /** A row, or undefined while it is fetched again. */
  row(index) {
    const number = Math.floor(index / PAGE);
    const page = this.#pages[number];
    if (page && !page.rows) {
      this.#fetchAgain(page, number);
    }
    return page?.rows?.[index - number * PAGE];
  }

  /** The rows that are at hand. */
  loaded() {
    return this.#pages.flatMap(page => page.rows ?? []);
  }

  /** Fetches the next page, unless it is being fetched, or there is none. */
  async more() {
    if (this.#busy || this.ended || this.error) {
      return;
    }
    await this.#fetch(this.#next, answer => {
      this.#pages.push({ path: this.#next, rows: answer.items });
      this.length += answer.items.length;
      this.#next = answer.next;
      this.#forgetFarFrom(this.#pages.length - 1);
    });
  }

  /** Tries again after an error. */
  again() {
    this.error = undefined;
    return this.more();
  }

  /** Stops whatever is being fetched; nothing is told after this. */
  stop() {
    this.#gone.abort();
  }

  async #fetchAgain(page, number) {
    if (!this.#busy && !this.error) {
      await this.#fetch(page.path, answer => {
        page.rows = answer.items;
        this.#forgetFarFrom(number);
      });
    }
  }

  async #fetch(path, take) {
    this.#busy = true;
    try {
      take(await get(path, this.#gone.signal));
    } catch (error) {
      if (this.#gone.signal.aborted) {
        return;
      }
      this.error = error;
    } finally {
      this.#busy = false;
    }
    this.#changed();
  }

  #forgetFarFrom(number) {
    this.#pages.forEach((page, i) => {
      if (Math.abs(i - number) > KEPT) {
        page.rows = undefined;
      }
    });
  }
}
