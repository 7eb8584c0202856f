package org.rebound.admin.imports;

import org.rebound.receiver.imports.ImportFault;

/** An entry that cannot be read; what comes after it can. */
final class BadLine extends Exception {

  private static final long serialVersionUID = 1;

  private final transient ImportFault fault;

  /**
   * A bad line.
   *
   * @param remedy how to mend it
   */
  BadLine(long line, String problem, String remedy) {
    super(problem);
    this.fault = new ImportFault(line, problem, remedy);
  }

  ImportFault fault() {
    return fault;
  }
}
