/**
 * Shows other people's words: diagnostics, names, messages. Control characters, marks that turn the
 * direction of text, and characters that cannot be seen become visible, and the text is isolated so
 * that it cannot turn what stands beside it.
 */

import { h } from './dom.js';

const CONTROL_PICTURES = 0x2400;

/** Whether a character is one that must not stay as it is. */
function isHidden(code, lines) {
  if (code === 0x0a || code === 0x09) {
    return !lines;
  }
  return (
    code < 0x20 ||
    (code >= 0x7f && code <= 0x9f) ||
    code === 0xad ||
    code === 0x61c ||
    code === 0x180e ||
    code === 0x200b ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    code === 0xfeff ||
    (code >= 0xfff9 && code <= 0xfffb) ||
    (code >= 0xe0000 && code <= 0xe0fff)
  );
}

function glyph(code) {
  if (code < 0x20) {
    return String.fromCodePoint(CONTROL_PICTURES + code);
  }
  return code === 0x7f ? '\u2421' : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** The text with everything hidden made visible, for titles and other attributes. */
export function visible(text, lines = false) {
  let shown = '';
  for (const character of String(text)) {
    const code = character.codePointAt(0);
    shown += isHidden(code, lines) ? glyph(code) : character;
  }
  return shown;
}

/**
 * The text as nodes, hidden characters marked.
 *
 * @param {boolean} [lines] whether line breaks and tabs stay as they are
 */
export function pieces(text, lines = false) {
  const nodes = [];
  let plain = '';
  for (const character of String(text)) {
    const code = character.codePointAt(0);
    if (isHidden(code, lines)) {
      nodes.push(plain, h('span', { class: 'glyph' }, glyph(code)));
      plain = '';
    } else {
      plain += character;
    }
  }
  nodes.push(plain);
  return nodes;
}

/** The text as an isolated element. */
export function foreign(text, lines = false) {
  return h('bdi', { class: 'foreign' }, pieces(text, lines));
}
