/** The description of the API: what the build cannot read from the resources is added here. */
@NullMarked
package org.rebound.admin.openapi;

import org.jspecify.annotations.NullMarked;
