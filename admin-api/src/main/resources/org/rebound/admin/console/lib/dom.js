/**
 * Builds elements. What is put into an element as a string becomes a text node: nothing here ever
 * parses markup, so other people's words stay words.
 */

const SVG = 'http://www.w3.org/2000/svg';
const PROPERTIES = new Set(['value', 'checked', 'disabled', 'indeterminate', 'hidden', 'tabIndex']);

/**
 * An HTML element.
 *
 * @param {string} tag its name
 * @param {object} [given] attributes; `on` holds listeners by the names of events, `css` custom
 *     properties and styles; what is undefined, null or false is left out
 * @param {...any} children nodes, texts, numbers, and lists of them; empty ones are left out
 * @returns {HTMLElement}
 */
export function h(tag, given = {}, ...children) {
  return fill(document.createElement(tag), given, children);
}

/** An SVG element, made as `h` makes one of HTML. */
export function svg(tag, given = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), given, children);
}

/** Puts new children into the place of those that are there. */
export function replace(node, ...children) {
  node.replaceChildren(...flat(children));
  return node;
}

function fill(node, given, children) {
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (name === 'on') {
      Object.entries(value).forEach(([event, listener]) => node.addEventListener(event, listener));
    } else if (name === 'css') {
      Object.entries(value).forEach(([key, style]) => node.style.setProperty(key, style));
    } else if (PROPERTIES.has(name)) {
      node[name] = value;
    } else if (name.startsWith('on') || name === 'style') {
      throw new TypeError(`${name} is no attribute of ours: use on or css`);
    } else {
      node.setAttribute(name, value === true ? '' : String(value));
    }
  }
  node.append(...flat(children));
  return node;
}

function flat(children) {
  return children
    .flat(Infinity)
    .filter(child => child !== undefined && child !== null && child !== false && child !== '')
    .map(child => (child instanceof Node ? child : document.createTextNode(String(child))));
}

let numbers = 0;

/** An id that no other element of this page has. */
export function freshId() {
  numbers += 1;
  return `n${numbers}`;
}
