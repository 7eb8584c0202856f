/** Finds many phrases in one pass over a text. */
@NullMarked
package org.rebound.receiver.phrase;

import org.jspecify.annotations.NullMarked;
