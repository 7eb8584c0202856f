/**
 * What people do to many addresses at once: as jobs, in batches, each a transaction, so that
 * nothing is done twice or left out whatever stops in between.
 */
@NullMarked
package org.rebound.receiver.actions;

import org.jspecify.annotations.NullMarked;
