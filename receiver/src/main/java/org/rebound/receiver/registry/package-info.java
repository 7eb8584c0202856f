/**
 * What the sender tells us, and asks before he mails: mailings, recipients, what was sent,
 * delivered and opened; which addresses to skip.
 */
@NullMarked
package org.rebound.receiver.registry;

import org.jspecify.annotations.NullMarked;
