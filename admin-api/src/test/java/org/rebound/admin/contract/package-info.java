/**
 * The description of the API, held against the API: examples, schemas and every documented error.
 */
@NullMarked
package org.rebound.admin.contract;

import org.jspecify.annotations.NullMarked;
