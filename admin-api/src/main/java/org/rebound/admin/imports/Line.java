package org.rebound.admin.imports;

/**
 * A line of a file.
 *
 * @param number from 1 on
 */
record Line(long number, String text) {}
