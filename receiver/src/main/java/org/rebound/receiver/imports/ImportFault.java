package org.rebound.receiver.imports;

/**
 * A line that could not be read. Nothing of what stands in it is in here.
 *
 * @param line from 1 on
 * @param problem what is wrong with it
 * @param remedy how to mend it
 */
public record ImportFault(long line, String problem, String remedy) {}
