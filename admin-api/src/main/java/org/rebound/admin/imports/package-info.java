/** Suppression lists of other tools as files: read as a stream, whatever they hold. */
@NullMarked
package org.rebound.admin.imports;

import org.jspecify.annotations.NullMarked;
