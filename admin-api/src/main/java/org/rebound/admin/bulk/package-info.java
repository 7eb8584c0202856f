/** Many rows in one request: JSON, NDJSON or CSV, read as a stream and never held whole. */
@NullMarked
package org.rebound.admin.bulk;

import org.jspecify.annotations.NullMarked;
