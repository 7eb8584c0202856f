/** The lines of a table: rows, or groups with the rows of those that are open. */

import { get, withQuery } from '../lib/api.js';
import { RowSource } from './source.js';

const MOST_GROUPS = 200;
const DAY = 86_400_000;

/** The filter that lets the rows of one group through, within a filter. */
function groupFilter(filter, column, value) {
  const name = column.ask ?? column.name;
  if (column.type !== 'time' || value === undefined) {
    return { ...filter, [name]: value ?? 'none' };
  }
  const from = new Date(value).toISOString();
  const before = new Date(Date.parse(value) + DAY).toISOString();
  const [givenFrom, givenBefore] = [filter[`${name}From`], filter[`${name}Before`]];
  return {
    ...filter,
    [`${name}From`]: givenFrom > from ? givenFrom : from,
    [`${name}Before`]: givenBefore < before ? givenBefore : before,
  };
}

/** All lines of one question, in their order. Tells its listener when there are others. */
export class Sections {
  #spec;
  #state;
  #changed;
  #sections = [];
  #gone = new AbortController();

  constructor(spec, state, changed) {
    this.#spec = spec;
    this.#state = state;
    this.#changed = changed;
    this.error = undefined;
    this.more = false;
  }

  /** Begins to fetch. */
  async begin() {
    const column = this.#spec.columns.find(c => c.name === this.#state.group);
    if (!column) {
      this.#sections = [{ rows: this.#source(this.#state.filter()) }];
      await this.#sections[0].rows.more();
      return;
    }
    try {
      const answer = await get(
        withQuery(`/api/v1/lists/${this.#spec.list}/groups`, {
          ...this.#spec.fixed,
          ...this.#state.filter(),
          by: column.ask ?? column.name,
          limit: MOST_GROUPS,
        }),
        this.#gone.signal,
      );
      this.more = answer.more;
      this.#sections = answer.groups.map(group => ({ group, column, open: false }));
    } catch (error) {
      if (this.#gone.signal.aborted) {
        return;
      }
      this.error = error;
    }
    this.#changed();
  }

  /** How many lines there are, with one for what is still to come. */
  count() {
    return this.#sections.reduce((sum, section) => sum + lines(section), 0);
  }

  /**
   * What stands in a line: `{section}` for the head of a group, `{row}`, or `{source}` where rows
   * are still to come.
   */
  line(index) {
    let left = index;
    for (const section of this.#sections) {
      const size = lines(section);
      if (left < size) {
        return within(section, left);
      }
      left -= size;
    }
    return undefined;
  }

  /** Opens a group, or closes it. */
  async toggle(section) {
    section.open = !section.open;
    if (section.open && !section.rows) {
      section.rows = this.#source(
        groupFilter(this.#state.filter(), section.column, section.group.value),
      );
      await section.rows.more();
    }
    this.#changed();
  }

  /** The rows that are at hand. */
  loaded() {
    return this.#sections.filter(s => s.open !== false).flatMap(s => s.rows?.loaded() ?? []);
  }

  /** Whether rows were asked for and none are there. */
  get empty() {
    return (
      !this.error &&
      this.#sections.every(({ group, rows }) => !group && rows.ended && rows.length === 0)
    );
  }

  /** Stops whatever is being fetched. */
  stop() {
    this.#gone.abort();
    this.#sections.forEach(section => section.rows?.stop());
  }

  #source(filter) {
    const given = this.#spec.fixedInPath ? {} : this.#spec.fixed;
    const query = { ...given, ...filter, sort: this.#state.sort };
    return new RowSource(this.#spec.path, query, () => this.#changed());
  }
}

function lines({ group, open, rows }) {
  const head = group ? 1 : 0;
  return open === false || !rows ? head : head + rows.length + (rows.ended ? 0 : 1);
}

function within(section, index) {
  const at = section.group ? index - 1 : index;
  if (at < 0) {
    return { section };
  }
  return at < section.rows.length ? { row: section.rows.row(at) } : { source: section.rows };
}
