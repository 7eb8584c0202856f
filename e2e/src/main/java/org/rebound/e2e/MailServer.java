package org.rebound.e2e;

import java.io.IOException;
import java.nio.file.Path;

/** A real mail transfer agent of a story's own, with the daemon behind it. */
interface MailServer extends AutoCloseable {

  /** Starts one. */
  interface Start {

    /**
     * Starts it in a folder of its own and waits until it takes mail.
     *
     * @param bouncePort where mail for the bounce domain goes
     * @param recipientPort where all other mail goes
     */
    MailServer at(Path folder, int bouncePort, int recipientPort) throws IOException;
  }

  /** The port it takes mail by, on 127.0.0.1. */
  int port();

  @Override
  void close() throws IOException;
}
