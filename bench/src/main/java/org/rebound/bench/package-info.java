/** How fast it is, and how much garbage it makes. Never part of the product. */
@NullMarked
package org.rebound.bench;

import org.jspecify.annotations.NullMarked;
