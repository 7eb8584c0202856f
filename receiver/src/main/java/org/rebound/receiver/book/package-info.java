/** The address book: contacts with their addresses, and the selections and projects of admins. */
@NullMarked
package org.rebound.receiver.book;

import org.jspecify.annotations.NullMarked;
