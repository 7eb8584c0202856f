/** Tests of the command {@code backfill}, with a daemon. */
@NullMarked
package org.rebound.admin.backfill;

import org.jspecify.annotations.NullMarked;
