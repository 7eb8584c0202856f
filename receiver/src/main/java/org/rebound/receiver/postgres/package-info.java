/** The embedded PostgreSQL: a real server, run as a child process. */
@NullMarked
package org.rebound.receiver.postgres;

import org.jspecify.annotations.NullMarked;
