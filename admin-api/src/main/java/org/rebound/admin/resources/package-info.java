/** The resources of the API: one class a noun. */
@NullMarked
package org.rebound.admin.resources;

import org.jspecify.annotations.NullMarked;
