/**
 * The part of a list that can be seen: only the rows in sight, and a few beside them, are in the
 * document. Rows are of one height.
 */

const BESIDE = 8;

/** Shows the rows of a list in a box that scrolls. */
export class RowsInSight {
  #box;
  #body;
  #count;
  #build;
  #seen;
  #shown = new Map();
  #waiting = false;
  #height = 1;

  /**
   * @param {HTMLElement} box what scrolls
   * @param {HTMLElement} body where the rows are, as high as all of them
   * @param {object} rows `count()`; `build(i)` gives `{item, node}` of a row; `item(i)` what it is
   *     built from, by which a row is known to be the same; `seen(last)` is told the last in sight
   */
  constructor(box, body, { count, build, item, seen }) {
    this.#box = box;
    this.#body = body;
    this.#count = count;
    this.#build = { build, item };
    this.#seen = seen;
    box.addEventListener('scroll', () => this.#soon(), { passive: true });
    new ResizeObserver(() => this.#soon()).observe(box);
  }

  /** Shows the rows anew. */
  rebuild() {
    const focus = this.#focused();
    this.#shown.forEach(({ node }) => node.remove());
    this.#shown.clear();
    this.show();
    if (focus !== undefined) {
      this.#focusIn(focus);
    }
  }

  /** Shows what is in sight and not yet there. */
  show() {
    this.#height = parseFloat(getComputedStyle(this.#body).getPropertyValue('--row-height'));
    const count = this.#count();
    this.#body.style.height = `${count * this.#height}px`;
    const first = Math.max(0, Math.floor(this.#box.scrollTop / this.#height) - BESIDE);
    const seen = Math.ceil((this.#box.scrollTop + this.#box.clientHeight) / this.#height);
    const last = Math.min(count - 1, seen + BESIDE);
    const focus = this.#focused();
    this.#shown.forEach(({ item, node }, i) => {
      const kept = (i >= first && i <= last) || (i === focus && i < count);
      if (!kept || item !== this.#build.item(i)) {
        node.remove();
        this.#shown.delete(i);
      }
    });
    for (let i = first; i <= last; i++) {
      this.#add(i);
    }
    this.#seen(last);
  }

  /** Calls with each row that is in the document: its index and its element. */
  each(action) {
    this.#shown.forEach(({ node }, i) => action(i, node));
  }

  /** Moves the focus to a row, scrolling as far as needed. */
  focus(index) {
    if (index < 0 || index >= this.#count()) {
      return;
    }
    const top = index * this.#height;
    const head = this.#body.offsetTop;
    const room = this.#box.clientHeight - head - this.#height;
    if (top < this.#box.scrollTop) {
      this.#box.scrollTop = top;
    } else if (top > this.#box.scrollTop + room) {
      this.#box.scrollTop = top - room;
    }
    this.show();
    this.#focusIn(index);
  }

  #focusIn(index) {
    this.#shown.get(index)?.node.querySelector('[data-opens]')?.focus({ preventScroll: true });
  }

  #focused() {
    const row = document.activeElement?.closest?.('[data-index]');
    return row && this.#body.contains(row) ? Number(row.dataset.index) : undefined;
  }

  #add(index) {
    if (this.#shown.has(index)) {
      return;
    }
    const node = this.#build.build(index);
    node.dataset.index = index;
    node.style.transform = `translateY(${index * this.#height}px)`;
    this.#shown.set(index, { item: this.#build.item(index), node });
    const after = [...this.#body.children].find(other => Number(other.dataset.index) > index);
    this.#body.insertBefore(node, after ?? null);
  }

  #soon() {
    if (!this.#waiting) {
      this.#waiting = true;
      requestAnimationFrame(() => {
        this.#waiting = false;
        this.show();
      });
    }
  }
}
