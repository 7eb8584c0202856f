package org.rebound.admin.imports;

/** A file that cannot be read at all, or not from some line on; nothing of it is taken. */
public final class UnreadableFile extends Exception {

  private static final long serialVersionUID = 1;

  private final String name;
  private final String reason;

  /**
   * Such a file.
   *
   * @param name what is wrong: a parameter, or {@code body}
   * @param reason what it is, and how to mend it
   */
  UnreadableFile(String name, String reason) {
    super(reason);
    this.name = name;
    this.reason = reason;
  }

  /** What is wrong: the name of a parameter, or {@code body}. */
  public String name() {
    return name;
  }

  /** What it is, and how to mend it. */
  public String reason() {
    return reason;
  }
}
