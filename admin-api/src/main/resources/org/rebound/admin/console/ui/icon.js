/** The console's icons: strokes on a grid of 16. They are decoration; words stand beside them. */

import { svg } from '../lib/dom.js';

const PATHS = {
  overview: 'M2 13.5h12M4 13.5V8M8 13.5V3M12 13.5V6',
  mail: 'M2 4h12v8.5H2zM2 4.5l6 4.5 6-4.5',
  people:
    'M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM1.5 13.5c0-2.8 2-4.5 4.500-4.500s4.500 1.700 4.500 4.500M11 7.500a2 2 0 1 0-.8-3.800M12 9.500c1.600.4 2.500 1.800 2.500 4',
  blocked: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM3.800 3.800l8.400 8.400',
  complaint: 'M3.500 14V2.500h8l-1.500 3 1.500 3h-8',
  bounce: 'M13.500 4.500v5h-9.500M6.800 6.500l-3 3 3 3',
  address:
    'M8 10.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM10.500 5.500v3.500c0 2 3 2 3-1a5.500 5.500 0 1 0-2.500 4.600',
  selection: 'M2.500 4.500l1 1 2-2M2.500 10.500l1 1 2-2M8 4.800h6M8 10.800h6',
  project: 'M2 4.500v8.500h12V5.500H8L6.500 3.500H2z',
  check: 'M3 8.500l3.200 3.200L13 4.800',
  settings: 'M2 5h6M12 5h2M2 11h2M8 11h6M10 3.200v3.600M6 9.200v3.600',
  audit: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.800V8l2.400 1.600',
  jobs: 'M5 3.500h9M5 8h9M5 12.500h9M2 3.500h.01M2 8h.01M2 12.500h.01',
  contact:
    'M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.500 14c0-3 2.300-4.500 5.500-4.500s5.500 1.500 5.500 4.500',
  warning: 'M8 2.200L14.500 13.500h-13zM8 6.500v3.300M8 11.600h.01',
  close: 'M4 4l8 8M12 4l-8 8',
  menu: 'M2 4h12M2 8h12M2 12h12',
  down: 'M4 6l4 4 4-4',
  right: 'M6 4l4 4-4 4',
  up: 'M4 10l4-4 4 4',
  search: 'M7 11.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9zM10.500 10.500L14 14',
  filter: 'M2 4h12M4.500 8h7M7 12h2',
  columns: 'M2.500 3h11v10h-11zM6.200 3v10M9.800 3v10',
  plus: 'M8 3v10M3 8h10',
  out: 'M6.500 2.500h-4v11h4M10 5l3 3-3 3M13 8H6',
};

/** The icon with this name. */
export function icon(name) {
  return svg(
    'svg',
    { class: 'icon', viewBox: '0 0 16 16', 'aria-hidden': 'true', focusable: 'false' },
    svg('path', { d: PATHS[name] }),
  );
}
