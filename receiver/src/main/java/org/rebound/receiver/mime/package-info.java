/** Bytes to a bounded tree of parts; the only package that touches a MIME library. */
@NullMarked
package org.rebound.receiver.mime;

import org.jspecify.annotations.NullMarked;
