package org.rebound.e2e;

import java.io.IOException;
import java.nio.file.Path;

/** A real OpenSMTPD with the action and the match of {@code deploy/opensmtpd}. */
final class OpensmtpdInstance implements MailServer {

  private final Process daemon;
  private final int port;

  OpensmtpdInstance(Path folder, int bouncePort, int recipientPort) throws IOException {
    port = Daemon.freePort();
    MtaRoot root = new MtaRoot(folder, "opensmtpd");
    root.makeFolder("var/spool/smtpd", "root", "711");
    root.makeFolder("var/lib/opensmtpd/empty", "root", "755");
    root.write("etc/rebound.conf", Recipe.read("opensmtpd/rebound.conf", bouncePort));
    root.write("etc/smtpd.conf", CONFIGURATION.formatted(port, recipientPort));
    daemon = root.start(port, "/usr/sbin/smtpd", "-d");
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void close() {
    daemon.destroy();
    Processes.awaitEnd(daemon, 30);
  }

  private static final String CONFIGURATION =
      """
      queue ttl 6s
      bounce warn-interval 1s
      listen on 127.0.0.1 port %d hostname mta.example.net
      include "/etc/rebound.conf"
      action "others" relay host smtp://127.0.0.1:%d
      match from any for any action "others"
      """;
}
