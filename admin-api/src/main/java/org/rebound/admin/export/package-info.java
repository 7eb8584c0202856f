/** Lists as files: one format a class, written row by row while the rows are read. */
@NullMarked
package org.rebound.admin.export;

import org.jspecify.annotations.NullMarked;
