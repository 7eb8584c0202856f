/** What this browser remembers of a person's choices. Never addresses, never keys. */

const PREFIX = 'rebound.';

/** What was remembered under a name; undefined when nothing was, or nothing can be. */
export function remembered(name) {
  try {
    const text = localStorage.getItem(PREFIX + name);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined; // storage is switched off, or somebody else wrote there
  }
}

/** Remembers a value, where the browser lets us. */
export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
