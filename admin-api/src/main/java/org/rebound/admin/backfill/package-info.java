/** The command {@code backfill}: old bounces from mailboxes, sent to a daemon as mail. */
@NullMarked
package org.rebound.admin.backfill;

import org.jspecify.annotations.NullMarked;
