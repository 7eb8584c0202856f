/** {@code rebound simulate}: fills a daemon with people who do not exist, from the outside. */
@NullMarked
package org.rebound.admin.simulate;

import org.jspecify.annotations.NullMarked;
