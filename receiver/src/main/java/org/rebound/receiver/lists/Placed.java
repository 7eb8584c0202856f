package org.rebound.receiver.lists;

/** A row and where it stands in the order it was asked for in. */
public record Placed<R>(R row, Position position) {}
