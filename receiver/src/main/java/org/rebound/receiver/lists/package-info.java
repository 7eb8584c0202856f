/**
 * The lists that people and programs look at: rows by any filter, in any order, grouped by any
 * column. A list is a declaration of its columns; one reader serves them all.
 */
@NullMarked
package org.rebound.receiver.lists;

import org.jspecify.annotations.NullMarked;
