/**
 * Everything about mail, nothing about HTTP. Start reading at {@link
 * org.rebound.receiver.Receiver}.
 */
@NullMarked
package org.rebound.receiver;

import org.jspecify.annotations.NullMarked;
