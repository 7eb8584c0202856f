/** The admin API, in the same process as the receiver, and the one place where all is wired. */
@NullMarked
package org.rebound.admin;

import org.jspecify.annotations.NullMarked;
