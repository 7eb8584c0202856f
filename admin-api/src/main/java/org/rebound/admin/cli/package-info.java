/** The commands of the command line. */
@NullMarked
package org.rebound.admin.cli;

import org.jspecify.annotations.NullMarked;
