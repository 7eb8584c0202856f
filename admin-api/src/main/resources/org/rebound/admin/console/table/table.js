/**
 * The one table that every list is shown by: order, groups, filters, search, columns, picks, and
 * rows that come as they are needed.
 */

import { h, replace } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { get, withQuery } from '../lib/api.js';
import { rewriteQuery } from '../lib/router.js';
import { icon } from '../ui/icon.js';
import { say, warn } from '../ui/live.js';
import { inWords, troubleBox } from '../ui/trouble.js';
import { Columns, columnsButton } from './columns.js';
import { filterButton, filterChips } from './filters.js';
import { headerRow } from './header.js';
import { groupLine, rowLine, waitingLine } from './lines.js';
import { pickBar, pickBox } from './pickbar.js';
import { Picks } from './picks.js';
import { RowsInSight } from './rows.js';
import { Sections } from './sections.js';
import { TableState } from './state.js';
import { toggleButtons } from './toggles.js';

const PAUSE = 250;

/**
 * What a list is.
 *
 * @typedef {object} ListSpec
 * @property {string} id under which the choice of columns is remembered
 * @property {string} list its name in `/api/v1/lists/{list}`
 * @property {string} path where its rows are
 * @property {string} title what it is called
 * @property {object} fixed filters that always hold
 * @property {boolean} [fixedInPath] whether the path says the fixed filters already
 * @property {string} sort its order when no other is chosen
 * @property {import('./state.js').Column[]} columns its columns
 * @property {string[]} [toggles] flags that have a button
 * @property {function(object): string} key what tells a row from others
 * @property {function(object, ListTable)} [open] what a click on a row does
 * @property {function(object): string} [href] or where a row leads to
 * @property {function(ListTable): Node} [actions] the button of actions
 */

/** A table of one list. `node` is to be put into the document, `end()` called when it leaves. */
export class ListTable {
  #sections;
  #rows;
  #timer;
  #asking = 0;
  #parts;

  /** @param {ListSpec} spec @param {URLSearchParams} query of the page's address */
  constructor(spec, query) {
    this.spec = { fixed: {}, toggles: [], ...spec };
    this.count = undefined;
    this.state = new TableState(this.spec, query, () => this.reload());
    this.columns = new Columns(this.spec, () => this.#dress());
    this.picks = new Picks(() => this.#showPicks());
    this.#parts = this.#build();
    this.node = this.#parts.node;
    this.#sections = new Sections(this.spec, this.state, () => {});
    this.#rows = new RowsInSight(this.#parts.box, this.#parts.body, {
      count: () => this.#sections.count(),
      build: i => this.#line(i),
      item: i => identity(this.#sections.line(i)),
      seen: last => this.#sections.line(last)?.source?.more(),
    });
    this.reload();
  }

  /** The rows that are at hand. */
  loaded() {
    return this.#sections.loaded();
  }

  /**
   * Asks for the list anew; what was picked is dropped.
   *
   * @param {boolean} [stay] whether to stay at the place in the list, as far as its first page goes
   */
  reload(stay = false) {
    const top = stay ? this.#parts.box.scrollTop : 0;
    rewriteQuery(this.state.query());
    this.#sections.stop();
    this.#sections = new Sections(this.spec, this.state, () => this.#show());
    this.picks.clear();
    this.#dress();
    this.#parts.box.setAttribute('aria-busy', 'true');
    const chipFocused = this.#parts.chips.contains(document.activeElement);
    replace(this.#parts.chips, filterChips(this));
    if (chipFocused) {
      this.node.querySelector('.search input').focus();
    }
    this.#parts.toggles.refresh();
    this.#sections.begin().then(() => (this.#parts.box.scrollTop = top));
    this.#askCount();
    this.#parts.toggles.count();
  }

  /** Stops whatever it asks for. */
  end() {
    clearTimeout(this.#timer);
    this.#sections.stop();
  }

  #build() {
    const head = h('div', { role: 'rowgroup', class: 'heads' });
    const body = h('div', {
      role: 'rowgroup',
      class: 'rows',
      on: { keydown: event => this.#walk(event) },
    });
    const grid = h(
      'div',
      { role: 'table', class: 'grid', 'aria-label': this.spec.title },
      head,
      body,
    );
    const message = h('div', { class: 'list-message' });
    const box = h(
      'div',
      { class: 'scroll', role: 'region', 'aria-label': this.spec.title, tabIndex: 0 },
      grid,
      message,
    );
    const chips = h('div', { class: 'chips' });
    const total = h('span', { class: 'total-rows' });
    const toggles = toggleButtons(this);
    const picked = h('div', { class: 'pickbar' });
    const node = h(
      'div',
      { class: 'list' },
      this.spec.toggles.length > 0 && toggles.node,
      h(
        'div',
        { class: 'toolbar' },
        this.#searchField(),
        filterButton(this),
        columnsButton(this.columns),
        h('span', { class: 'spacer' }),
        total,
        this.spec.actions?.(this),
      ),
      chips,
      picked,
      box,
    );
    return { node, head, body, grid, box, message, chips, total, toggles, picked };
  }

  #searchField() {
    const input = h('input', {
      type: 'search',
      value: this.state.words,
      placeholder: t('search'),
      'aria-label': t('search-in', { list: this.spec.title }),
      on: {
        input: () => {
          clearTimeout(this.#timer);
          this.#timer = setTimeout(() => this.state.set({ words: input.value.trim() }), PAUSE);
        },
      },
    });
    return h('div', { class: 'search' }, icon('search'), input);
  }

  /** Lays the columns out. */
  #dress() {
    const { head, grid } = this.#parts;
    const shown = this.columns.shown();
    const widths = shown.map(c => `minmax(${c.width}px, ${c.grow ?? 1}fr)`);
    const least = shown.reduce((sum, c) => sum + c.width, 0);
    this.allBox = this.spec.actions && pickBox(this);
    grid.style.setProperty('--columns', [...(this.allBox ? ['40px'] : []), ...widths].join(' '));
    grid.style.setProperty('--least', `${least + 40}px`);
    grid.setAttribute('aria-colcount', shown.length + (this.allBox ? 1 : 0));
    const focused = head.contains(document.activeElement)
      ? document.activeElement.closest('[data-column]')?.dataset.column
      : undefined;
    replace(head, headerRow(this, this.allBox));
    if (focused !== undefined) {
      [...head.querySelectorAll('[data-column]')]
        .find(cell => cell.dataset.column === focused)
        ?.querySelector('button')
        .focus();
    }
    this.#rows?.rebuild();
  }

  #show() {
    const { box, message, grid } = this.#parts;
    const { error, empty, more } = this.#sections;
    box.setAttribute('aria-busy', 'false');
    grid.setAttribute('aria-rowcount', String(this.count === undefined ? -1 : this.count + 1));
    replace(
      message,
      error && troubleBox(error, () => this.reload()),
      !error &&
        empty &&
        h('p', { class: 'empty' }, t(this.state.narrows() ? 'none-match' : 'none-yet')),
      more && h('p', { class: 'faint' }, t('more-groups')),
    );
    this.#rows.show();
    this.#showPicks();
  }

  async #askCount() {
    const turn = ++this.#asking;
    this.count = undefined;
    replace(this.#parts.total, '\u2026');
    try {
      const filter = { ...this.spec.fixed, ...this.state.filter() };
      const { count } = await get(withQuery(`/api/v1/lists/${this.spec.list}/count`, filter));
      if (turn === this.#asking) {
        this.count = count;
        replace(this.#parts.total, t('rows', { n: count }));
        say(t('rows', { n: count }));
        this.#showPicks();
      }
    } catch (error) {
      if (turn === this.#asking) {
        replace(this.#parts.total, h('span', { title: inWords(error) }, t('not-counted')));
      }
    }
  }

  #line(index) {
    const line = this.#sections.line(index);
    if (line.section) {
      return groupLine(this, line.section, index, () => this.#sections.toggle(line.section));
    }
    return line.row ? rowLine(this, line.row, index) : waitingLine(line.source);
  }

  #showPicks() {
    this.#rows?.each((index, node) => {
      const { row } = this.#sections.line(index) ?? {};
      const box = node.querySelector('[data-pick]');
      if (row && box) {
        box.checked = this.picks.has(this.spec.key(row));
        node.classList.toggle('picked', box.checked);
      }
    });
    if (this.#parts && this.spec.actions) {
      replace(this.#parts.picked, pickBar(this));
    }
  }

  /** Picks a row or drops it; with the shift key all rows from the last one on. */
  pick(index, picked, range) {
    const from = range && this.lastPicked !== undefined ? this.lastPicked : index;
    const rows = [];
    for (let i = Math.min(from, index); i <= Math.max(from, index); i++) {
      const { row } = this.#sections.line(i) ?? {};
      if (row) {
        rows.push([this.spec.key(row), row]);
      }
    }
    this.lastPicked = index;
    if (this.picks.all !== undefined) {
      warn(t('all-picked-hint'));
      this.#showPicks();
    } else if (!this.picks.set(rows, picked)) {
      warn(t('too-many-picks'));
    }
  }

  #walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = event.target.closest('[data-index]');
    if (step && row && event.target.matches('[data-opens]')) {
      event.preventDefault();
      this.#rows.focus(Number(row.dataset.index) + step);
    }
  }
}

/** What a line is known by: the same line has the same, one that changed has another. */
function identity(line) {
  if (!line) {
    return undefined;
  }
  if (line.section) {
    return line.section.open ? line.section : line.section.group;
  }
  return line.row ?? line.source?.error ?? line.source;
}
