/**
 * Enhanced status codes (RFC 3463), reply codes (RFC 5321) and the registry that says what they
 * mean.
 */
@NullMarked
package org.rebound.receiver.status;

import org.jspecify.annotations.NullMarked;
