/** What is said of each recipient: rules as data, evidence before class. */
@NullMarked
package org.rebound.receiver.classify;

import org.jspecify.annotations.NullMarked;
