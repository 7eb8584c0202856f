package org.rebound.receiver.mime;

/**
 * How much of a message is read. A limit that is met never fails the message: what lies beyond is
 * left out, and {@link Message#limits} says so.
 */
public enum Limit {
  /** Bytes of one message that are looked at; the rest is not. */
  MESSAGE_BYTES(10 * 1024 * 1024),
  /** Bytes of one header block; fields beyond are skipped. */
  HEADER_BYTES(128 * 1024),
  /** Bytes of one header field; its value is cut there. */
  FIELD_BYTES(16 * 1024),
  /** Lines of one header block; fields beyond are skipped. */
  HEADER_LINES(1_000),
  /** Parts of one message, whatever their depth; further ones are left out. */
  PARTS(100),
  /** Multiparts and messages within each other; deeper ones stay closed. */
  DEPTH(20),
  /** Bytes of a line that may be a boundary; a longer line is content. */
  LINE_BYTES(64 * 1024),
  /** Characters of text taken from one part. */
  TEXT_CHARS(64 * 1024);

  private final int value;

  Limit(int value) {
    this.value = value;
  }

  /** The number: bytes, lines, parts or characters, as the limit's name says. */
  public int value() {
    return value;
  }
}
