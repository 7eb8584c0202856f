/**
 * Says whether an address can be mailed, as far as that is to be known without mailing it: its
 * syntax, and what the DNS says of its domain. Asks no mail server. The only package that imports
 * Netty.
 */
@NullMarked
package org.rebound.receiver.validate;

import org.jspecify.annotations.NullMarked;
