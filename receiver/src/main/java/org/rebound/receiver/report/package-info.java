/** One parser a format: a message becomes a {@link org.rebound.receiver.report.Report}. */
@NullMarked
package org.rebound.receiver.report;

import org.jspecify.annotations.NullMarked;
