/**
 * The rows of the specification of bounce handling, one named test or more for each, from bounces
 * that come in by SMTP to what people see by HTTP.
 */
@NullMarked
package org.rebound.admin.rows;

import org.jspecify.annotations.NullMarked;
