/** The files of the web console, and how they are served. */
@NullMarked
package org.rebound.admin.console;

import org.jspecify.annotations.NullMarked;
