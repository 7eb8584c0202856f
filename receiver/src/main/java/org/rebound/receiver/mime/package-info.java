/**
 * Bytes to a bounded tree of parts (RFC 2045 to 2047, 2231, 5322); the only package that touches a
 * MIME library.
 *
 * <p>{@link org.rebound.receiver.mime.MimeReader} is the door. The tree itself is our own: its
 * parts are slices of the received bytes, and a limit that is met is a result and not an exception,
 * which mime4j's token stream cannot give. Transfer encodings are mime4j's.
 */
@NullMarked
package org.rebound.receiver.mime;

import org.jspecify.annotations.NullMarked;
