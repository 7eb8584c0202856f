/** Suppression lists of other tools: read, counted and kept until a job blocks what is in them. */
@NullMarked
package org.rebound.receiver.imports;

import org.jspecify.annotations.NullMarked;
