/** Tests of files of suppression lists: their formats, and what hostile ones do. */
@NullMarked
package org.rebound.admin.imports;

import org.jspecify.annotations.NullMarked;
