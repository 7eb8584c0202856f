package org.rebound.receiver.lists;

/** The order of a list: by one column, and by the keys of the rows where its values are alike. */
public record Order(Column column, boolean descending) {}
