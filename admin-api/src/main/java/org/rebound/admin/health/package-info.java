/** Metrics, liveness and readiness, on the admin connector. */
@NullMarked
package org.rebound.admin.health;

import org.jspecify.annotations.NullMarked;
