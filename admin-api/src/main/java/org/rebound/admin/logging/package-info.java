/** How lines of the log are written: text or JSON, by a thread of their own. */
@NullMarked
package org.rebound.admin.logging;

import org.jspecify.annotations.NullMarked;
