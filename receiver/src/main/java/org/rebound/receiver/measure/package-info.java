/** What is counted for the monitoring: with labels, each of which has a closed set of values. */
@NullMarked
package org.rebound.receiver.measure;

import org.jspecify.annotations.NullMarked;
