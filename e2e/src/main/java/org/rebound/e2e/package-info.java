/** End-to-end stories: each a main class, run by the script of its name in {@code e2e/}. */
@NullMarked
package org.rebound.e2e;

import org.jspecify.annotations.NullMarked;
