/** The rows that a person picked: some, one by one, or all that match. */

/** So many rows can be picked one by one. */
export const MOST = 10_000;

/** Picked rows, kept across pages. Tells its listener of every change. */
export class Picks {
  #rows = new Map();
  #all;
  #changed;

  constructor(changed) {
    this.#changed = changed;
  }

  /** How many are picked. */
  get size() {
    return this.#all ?? this.#rows.size;
  }

  /** How many matched when all that match were picked; undefined while some are. */
  get all() {
    return this.#all;
  }

  /** Whether a row is picked. */
  has(key) {
    return this.#all !== undefined || this.#rows.has(key);
  }

  /** The picked rows, where they are some. */
  rows() {
    return [...this.#rows.values()];
  }

  /**
   * Picks rows, or drops them. More than can be picked are left.
   *
   * @param {Array<[string, object]>} rows by their keys
   * @returns {boolean} whether there was room for all of them
   */
  set(rows, picked) {
    let room = true;
    for (const [key, row] of rows) {
      if (!picked) {
        this.#rows.delete(key);
      } else if (this.#rows.size < MOST) {
        this.#rows.set(key, row);
      } else {
        room = false;
      }
    }
    this.#changed();
    return room;
  }

  /** Picks all that match; so many were seen. */
  pickAll(count) {
    this.#rows.clear();
    this.#all = count;
    this.#changed();
  }

  /** Drops all. */
  clear() {
    this.#rows.clear();
    this.#all = undefined;
    this.#changed();
  }
}
