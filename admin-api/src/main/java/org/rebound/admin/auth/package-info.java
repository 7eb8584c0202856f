/** API keys: who calls, and what he may. */
@NullMarked
package org.rebound.admin.auth;

import org.jspecify.annotations.NullMarked;
