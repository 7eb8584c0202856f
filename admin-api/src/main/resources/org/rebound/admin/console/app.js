/** Where the console begins: language, theme, session, and then the page of the path. */

import { learnLanguage } from './lib/i18n.js';
import { whenSignedOut } from './lib/api.js';
import { findSession, session } from './lib/session.js';
import { applyTheme } from './lib/theme.js';
import { replace } from './lib/dom.js';
import { liveRegions, warn } from './ui/live.js';
import { inWords, troubleBox } from './ui/trouble.js';
import { closePanel } from './panel/frame.js';
import { showSignIn } from './pages/sign-in.js';
import { showShell } from './shell.js';

async function begin() {
  document.querySelectorAll('dialog').forEach(dialog => dialog.remove());
  closePanel();
  try {
    const known = await findSession();
    replace(document.body, liveRegions());
    if (known) {
      showShell(begin);
    } else {
      showSignIn(begin);
    }
  } catch (error) {
    replace(document.body, troubleBox(error, begin));
  }
}

applyTheme();
await learnLanguage();
let leaving = false;
whenSignedOut(() => {
  if (session() && !leaving) {
    leaving = true;
    begin().finally(() => (leaving = false));
  }
});
window.addEventListener('unhandledrejection', ({ reason }) => {
  if (reason?.name !== 'AbortError') {
    warn(inWords(reason));
  }
});
begin();
