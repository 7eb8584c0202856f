/** The JSON of the API: records, and the words for people. */
@NullMarked
package org.rebound.admin.api;

import org.jspecify.annotations.NullMarked;
