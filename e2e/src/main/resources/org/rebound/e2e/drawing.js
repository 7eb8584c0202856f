/*
 * Draws what the window shows as SVG: a text that can be read, compared and kept beside the words of a manual.
 * It knows boxes, borders, text, form fields and SVG that is in the page, in the order of the document; what is on the top layer
 * (dialogs, popovers) comes last. The body of a function; returns the drawing.
 */
const NS = 'http://www.w3.org/2000/svg';
const WIDTH = innerWidth;
const HEIGHT = innerHeight;
const paint = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
const measure = new OffscreenCanvas(1, 1).getContext('2d');
const known = new Map();
const out = [];
let clips = 0;

const round = (value) => Math.round(value * 10) / 10;
const escape = (text) =>
  text.toWellFormed().replace(/[&<>"\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (c) =>
    ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? '\ufffd');

/** A colour of a computed style as #rrggbb, or with its opacity; nothing when it cannot be seen. */
function colour(text, opacity = 1) {
  if (!known.has(text)) {
    paint.clearRect(0, 0, 1, 1);
    paint.fillStyle = '#000';
    paint.fillStyle = text;
    paint.fillRect(0, 0, 1, 1);
    known.set(text, [...paint.getImageData(0, 0, 1, 1).data]);
  }
  const [red, green, blue, alpha] = known.get(text);
  const seen = (alpha / 255) * opacity;
  if (seen === 0) {
    return undefined;
  }
  const hex = `#${[red, green, blue].map((c) => c.toString(16).padStart(2, '0')).join('')}`;
  return { hex, seen: Math.round(seen * 100) / 100 };
}

const inside = (box) =>
  box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0 && box.left < WIDTH && box.top < HEIGHT;

function rectangle(box, { fill, stroke, radius = 0, width = 1 }) {
  const inset = stroke ? width / 2 : 0;
  const attributes = [
    `x="${round(box.left + inset)}" y="${round(box.top + inset)}"`,
    `width="${round(box.width - 2 * inset)}" height="${round(box.height - 2 * inset)}"`,
  ];
  if (radius > 0) {
    attributes.push(`rx="${round(Math.min(radius, box.width / 2, box.height / 2))}"`);
  }
  attributes.push(fill ? `fill="${fill.hex}"` : 'fill="none"');
  if (fill && fill.seen < 1) {
    attributes.push(`fill-opacity="${fill.seen}"`);
  }
  if (stroke) {
    attributes.push(`stroke="${stroke.hex}"`);
    if (width !== 1) {
      attributes.push(`stroke-width="${round(width)}"`);
    }
    if (stroke.seen < 1) {
      attributes.push(`stroke-opacity="${stroke.seen}"`);
    }
  }
  out.push(`<rect ${attributes.join(' ')}/>`);
}

function box(style, rect, opacity) {
  const radius = parseFloat(style.borderTopLeftRadius) || 0;
  const fill = colour(style.backgroundColor, opacity);
  if (fill) {
    rectangle(rect, { fill, radius });
  }
  const sides = ['Top', 'Right', 'Bottom', 'Left'].map((side) => ({
    width: style[`border${side}Style`] === 'none' ? 0 : parseFloat(style[`border${side}Width`]),
    stroke: colour(style[`border${side}Color`], opacity),
  }));
  const same = sides.every((s) => s.width === sides[0].width && s.stroke?.hex === sides[0].stroke?.hex);
  if (same) {
    if (sides[0].width > 0 && sides[0].stroke) {
      rectangle(rect, { ...sides[0], radius });
    }
    return;
  }
  const { left, top, right, bottom } = rect;
  const lines = [
    (w) => ({ left, top, width: right - left, height: w }),
    (w) => ({ left: right - w, top, width: w, height: bottom - top }),
    (w) => ({ left, top: bottom - w, width: right - left, height: w }),
    (w) => ({ left, top, width: w, height: bottom - top }),
  ];
  sides.forEach(({ width, stroke }, i) => {
    if (width > 0 && stroke) {
      rectangle(lines[i](width), { fill: stroke });
    }
  });
}

function words(text, left, top, width, style, opacity) {
  const fill = colour(style.color, opacity);
  if (!fill || !text.trim()) {
    return;
  }
  measure.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const ascent = measure.measureText('x').fontBoundingBoxAscent;
  const attributes = [`x="${round(left)}" y="${round(top + ascent)}"`, `font-size="${round(parseFloat(style.fontSize))}"`];
  if (width) {
    attributes.push(`textLength="${round(width)}" lengthAdjust="spacingAndGlyphs"`);
  }
  if (Number(style.fontWeight) > 400) {
    attributes.push(`font-weight="${style.fontWeight}"`);
  }
  if (/mono/i.test(style.fontFamily.split(',')[0])) {
    attributes.push('font-family="ui-monospace, monospace"');
  }
  attributes.push(`fill="${fill.hex}"`);
  if (fill.seen < 1) {
    attributes.push(`fill-opacity="${fill.seen}"`);
  }
  if (style.textDecorationLine === 'underline') {
    attributes.push('text-decoration="underline"');
  }
  const shown = style.textTransform === 'uppercase' ? text.toUpperCase() : text;
  out.push(`<text ${attributes.join(' ')}>${escape(shown.trim())}</text>`);
}

/** Where a stretch of a text node is seen: one box, or more when it is broken over lines. */
function boxes(node, from, to) {
  const range = document.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  return [...range.getClientRects()];
}

/** A text node line by line: where a word, or a character of a broken word, begins further down, a new line does. */
function lines(node, style, opacity) {
  let line;
  const flush = () => {
    if (line && inside(line.box)) {
      words(line.text, line.box.left, line.box.top, line.box.right - line.box.left, style, opacity);
    }
    line = undefined;
  };
  const add = (text, rect, space) => {
    if (line && Math.abs(rect.top - line.box.top) < 2 && rect.left >= line.box.right - 1) {
      line.text += space + text;
      line.box = new DOMRect(line.box.left, line.box.top, rect.right - line.box.left, line.box.height);
    } else {
      flush();
      line = { text, box: rect };
    }
  };
  for (const { index, 0: word } of node.data.matchAll(/\S+/g)) {
    const [whole, ...more] = boxes(node, index, index + word.length);
    if (whole && more.length === 0) {
      add(word, whole, ' ');
    } else if (whole) {
      [...word].reduce((at, character, i) => {
        const [rect] = boxes(node, at, at + character.length);
        if (rect) {
          add(character, rect, i === 0 ? ' ' : '');
        }
        return at + character.length;
      }, index);
    }
  }
  flush();
}

const FIELD_TEXT = new Set(['text', 'search', 'number', 'email', 'date', 'datetime-local', 'password', 'textarea', 'select-one']);

function field(element, style, rect, opacity) {
  if (element.type === 'checkbox' || element.type === 'radio') {
    const accent = { hex: '#808080', seen: opacity };
    const radius = element.type === 'radio' ? rect.width / 2 : 2;
    rectangle(rect, { stroke: accent, radius });
    if (element.checked) {
      const d = `M${round(rect.left + rect.width * 0.25)} ${round(rect.top + rect.height * 0.5)}l${round(rect.width * 0.18)} ${round(rect.height * 0.2)} ${round(rect.width * 0.32)} ${round(-rect.height * 0.4)}`;
      out.push(`<path d="${d}" fill="none" stroke="${accent.hex}" stroke-width="2"/>`);
    }
    return;
  }
  if (!FIELD_TEXT.has(element.type)) {
    return;
  }
  const chosen = element.type === 'select-one' ? element.selectedOptions[0]?.text : element.value;
  const hint = !chosen;
  const text = (element.type === 'password' ? '\u2022'.repeat(element.value.length) : chosen) || element.placeholder || '';
  const height = parseFloat(style.fontSize) * 1.17;
  const left = rect.left + parseFloat(style.borderLeftWidth) + parseFloat(style.paddingLeft);
  const top =
    element.type === 'textarea'
      ? rect.top + parseFloat(style.paddingTop)
      : rect.top + (rect.height - height) / 2;
  words(text.split('\n')[0], left, top, 0, style, hint ? opacity * 0.6 : opacity);
  if (element.type === 'select-one') {
    out.push(`<path d="M${round(rect.right - 16)} ${round(rect.top + rect.height / 2 - 2)}l4 4 4-4" fill="none" stroke="#808080"/>`);
  }
}

/** SVG of the page, with what style sheets say about its shapes written into it. */
function graphic(element, style, rect) {
  const copy = element.cloneNode(true);
  const originals = [element, ...element.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((node, i) => {
    const computed = getComputedStyle(originals[i]);
    for (const name of ['class', 'role', 'tabindex', 'style', 'id']) {
      node.removeAttribute(name);
    }
    for (const name of [...node.getAttributeNames()].filter((n) => n.startsWith('aria-') || n.startsWith('data-'))) {
      node.removeAttribute(name);
    }
    if (computed.display === 'none' || computed.visibility === 'hidden') {
      node.setAttribute('visibility', 'hidden');
      return;
    }
    if (node === copy || node.tagName === 'g') {
      return;
    }
    for (const name of ['fill', 'stroke']) {
      const seen = computed[name] === 'none' ? undefined : colour(computed[name], Number(computed.opacity));
      node.setAttribute(name, seen ? seen.hex : 'none');
      if (seen && seen.seen < 1) {
        node.setAttribute(`${name}-opacity`, seen.seen);
      }
    }
    if (computed.stroke !== 'none') {
      node.setAttribute('stroke-width', parseFloat(computed.strokeWidth));
    }
    if (node.tagName === 'text') {
      node.setAttribute('font-size', parseFloat(computed.fontSize));
    }
  });
  copy.setAttribute('x', round(rect.left));
  copy.setAttribute('y', round(rect.top));
  copy.setAttribute('width', round(rect.width));
  copy.setAttribute('height', round(rect.height));
  out.push(new XMLSerializer().serializeToString(copy).replaceAll(` xmlns="${NS}"`, ''));
}

/** An image that is SVG itself, as it was loaded. */
function image(element, rect) {
  const request = new XMLHttpRequest();
  request.open('GET', element.src, false);
  request.send();
  const place = `x="${round(rect.left)}" y="${round(rect.top)}" width="${round(rect.width)}" height="${round(rect.height)}"`;
  out.push(request.responseText.trim().replace(`xmlns="${NS}"`, place));
}

/** What a style sheet puts before an element: a dot or a square, where that is all it is. */
function mark(element, rect, opacity) {
  const style = getComputedStyle(element, '::before');
  const fill = style.content === '""' ? colour(style.backgroundColor, opacity) : undefined;
  const width = parseFloat(style.width);
  const height = parseFloat(style.height);
  if (!fill || !(width > 0 && height > 0)) {
    return;
  }
  const absolute = style.position === 'absolute';
  const left = rect.left + (absolute ? parseFloat(style.left) || 0 : 0);
  const top = rect.top + (absolute ? parseFloat(style.top) || 0 : (rect.height - height) / 2);
  rectangle({ left, top, width, height }, { fill, radius: style.borderTopLeftRadius.includes('%') ? width / 2 : parseFloat(style.borderTopLeftRadius) || 0 });
}

function draw(element, opacity) {
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) {
    // A child may be seen where its parent is not.
    if (getComputedStyle(element).display === 'contents') {
      [...element.children].forEach((child) => draw(child, opacity));
    }
    return;
  }
  const style = getComputedStyle(element);
  const rect = element.getBoundingClientRect();
  const strength = opacity * Number(style.opacity);
  const contents = style.display === 'contents';
  const hides = !contents && (style.overflowX !== 'visible' || style.clipPath !== 'none');
  if (!contents && (hides || style.position === 'fixed') && !inside(rect)) {
    return;
  }
  if (style.clipPath !== 'none' && rect.width <= 2) {
    return; // For screen readers only.
  }
  if (element instanceof SVGSVGElement) {
    if (inside(rect)) {
      graphic(element, style, rect);
    }
    return;
  }
  if (!contents && inside(rect)) {
    box(style, rect, strength);
    mark(element, rect, strength);
    if ('value' in element && 'type' in element) {
      field(element, style, rect, strength);
    }
  }
  if (element.tagName === 'SELECT' || element.tagName === 'TEXTAREA') {
    return;
  }
  if (element.tagName === 'IMG') {
    image(element, rect);
    return;
  }
  const begins = out.length;
  const above = [];
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) {
      lines(child, style, strength);
    } else if (child.nodeType === Node.ELEMENT_NODE && !child.matches(':popover-open, dialog:modal')) {
      if (['static', 'relative'].includes(getComputedStyle(child).position)) {
        draw(child, strength);
      } else {
        above.push(child);
      }
    }
  }
  above.forEach((child) => draw(child, strength));
  if (hides && out.length > begins) {
    clips += 1;
    const cut = `<clipPath id="c${clips}"><rect x="${round(rect.left)}" y="${round(rect.top)}" width="${round(rect.width)}" height="${round(rect.height)}"/></clipPath>`;
    out.splice(begins, 0, `${cut}<g clip-path="url(#c${clips})">`);
    out.push('</g>');
  }
}

draw(document.documentElement, 1);
for (const top of document.querySelectorAll(':popover-open, dialog:modal')) {
  if (top.matches('dialog')) {
    rectangle({ left: 0, top: 0, width: WIDTH, height: HEIGHT }, { fill: { hex: '#000000', seen: 0.4 } });
  }
  draw(top, 1);
}
const ground = colour(getComputedStyle(document.body).backgroundColor) ?? { hex: '#ffffff', seen: 1 };
const head = `<svg xmlns="${NS}" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif">`;
return [head, `<rect width="${WIDTH}" height="${HEIGHT}" fill="${ground.hex}"/>`, ...out, '</svg>', ''].join('\n');
