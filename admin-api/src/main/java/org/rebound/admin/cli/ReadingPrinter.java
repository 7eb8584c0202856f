package org.rebound.admin.cli;

import java.io.IOException;
import org.rebound.receiver.classify.Reading;

/** Writes what was read of one message. */
interface ReadingPrinter {

  /**
   * Writes one message.
   *
   * @param number its place in the file, from 1; 0 when it is the only one
   */
  void print(String file, int number, Reading reading) throws IOException;
}
