/** Statements in files of their own, and many rows bound to one statement. */
@NullMarked
package org.rebound.receiver.sql;

import org.jspecify.annotations.NullMarked;
