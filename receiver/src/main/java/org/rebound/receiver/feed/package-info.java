/**
 * The change feed: what came back, what was blocked, freed and deleted, in an order in which
 * nothing is skipped while transactions overlap.
 */
@NullMarked
package org.rebound.receiver.feed;

import org.jspecify.annotations.NullMarked;
