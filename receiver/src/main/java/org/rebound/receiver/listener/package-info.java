/** The SMTP listener: SubEthaSMTP with our own commands, limits and replies. */
@NullMarked
package org.rebound.receiver.listener;

import org.jspecify.annotations.NullMarked;
