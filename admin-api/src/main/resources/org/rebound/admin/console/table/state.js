/** What a person asks of a list: search, filters, order, group. It lives in the page's address. */

/**
 * A column of a list.
 *
 * @typedef {object} Column
 * @property {string} name the field of the API's JSON; its title is the message `column.NAME`
 * @property {string} type text, address, domain, status, word, number, time or flag
 * @property {string[]} [words] of a column of words: all there are
 * @property {string} [kind] of a column of words: what their messages begin with
 * @property {string|false} [ask] the API's column to order, group and filter by, where it is not
 *     the name; false when there is none
 * @property {number} width in pixels, at least
 * @property {number} [grow] its share of what is left
 * @property {boolean} [hidden] whether it is hidden at first
 * @property {function(object): any} [show] the content of its cell, where the type says too little
 */

/** The names of the filters that a column has in a query string. */
export function filterNames(column) {
  const name = column.ask ?? column.name;
  return column.type === 'time' || column.type === 'number'
    ? [name, `${name}From`, `${name}Before`]
    : [name];
}

/** What is asked of one list. Tells its listener whenever something else is asked. */
export class TableState {
  #spec;
  #changed;

  constructor(spec, query, changed) {
    this.#spec = spec;
    this.#changed = changed;
    const known = new Set(spec.columns.filter(c => c.ask !== false).flatMap(filterNames));
    this.words = query.get('q') ?? '';
    this.filters = new Map([...query].filter(([name]) => known.has(name) && !(name in spec.fixed)));
    this.sort = query.get('sort') ?? spec.sort;
    this.group = query.get('group') ?? '';
  }

  /** The query of the page's address. */
  query() {
    const query = new URLSearchParams([...this.filters]);
    const set = (name, value, standard) => value !== standard && query.set(name, value);
    set('q', this.words, '');
    set('sort', this.sort, this.#spec.sort);
    set('group', this.group, '');
    return query;
  }

  /** The filter as the API takes it, without what the path of the list says already. */
  filter() {
    const filter = Object.fromEntries(this.filters);
    if (this.words) {
      filter.q = this.words;
    }
    return filter;
  }

  /** Whether anything is left out of the list. */
  narrows() {
    return this.filters.size > 0 || this.words !== '';
  }

  /** Asks for something else; a value of undefined takes a filter away. */
  set(changes) {
    for (const [name, value] of Object.entries(changes)) {
      if (name === 'words' || name === 'sort' || name === 'group') {
        this[name] = value;
      } else if (value === undefined || value === '') {
        this.filters.delete(name);
      } else {
        this.filters.set(name, value);
      }
    }
    this.#changed();
  }
}
