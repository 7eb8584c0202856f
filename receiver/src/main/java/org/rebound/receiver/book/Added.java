package org.rebound.receiver.book;

/**
 * What came of adding members.
 *
 * @param added those that were not members before
 * @param already those that were
 * @param unknown numbers of addresses that there are not
 */
public record Added(long added, long already, long unknown) {}
