/** Dark or light: as the system has it, until the switch says otherwise. */

import { remembered, remember } from './memory.js';

/** The themes that can be chosen. */
export const THEMES = ['system', 'light', 'dark'];

/** The theme that was chosen. */
export function theme() {
  const chosen = remembered('theme');
  return THEMES.includes(chosen) ? chosen : 'system';
}

/** Shows the page in the theme that was chosen. */
export function applyTheme() {
  document.documentElement.dataset.theme = theme();
}

/** Chooses a theme for good. */
export function chooseTheme(chosen) {
  remember('theme', chosen);
  applyTheme();
}
