package org.rebound.admin.bulk;

/** A row that cannot be read. What comes after it may be readable, or not. */
final class BrokenRow extends Exception {

  private static final long serialVersionUID = 1;

  private final long line;
  private final boolean last;

  /**
   * A broken row.
   *
   * @param last whether nothing after it can be read
   */
  BrokenRow(long line, String message, boolean last) {
    super(message);
    this.line = line;
    this.last = last;
  }

  long line() {
    return line;
  }

  boolean isLast() {
    return last;
  }
}
