/**
 * All that a database of ours holds as one file, and back: consistent, checked, independent of
 * PostgreSQL's version.
 */
@NullMarked
package org.rebound.receiver.backup;

import org.jspecify.annotations.NullMarked;
