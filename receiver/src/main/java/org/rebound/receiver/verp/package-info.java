/**
 * Return paths that carry mailing and recipient: one file a dialect, and the wrappers others put
 * round them.
 */
@NullMarked
package org.rebound.receiver.verp;

import org.jspecify.annotations.NullMarked;
