package org.rebound.e2e;

import java.io.IOException;
import java.nio.file.Path;

/** A real Exim with the router and the transport of {@code deploy/exim}. */
final class EximInstance implements MailServer {

  private final Process daemon;
  private final int port;

  EximInstance(Path folder, int bouncePort, int recipientPort) throws IOException {
    port = Daemon.freePort();
    MtaRoot root = new MtaRoot(folder, "exim");
    root.makeFolder("var/spool/exim4", "Debian-exim", "750");
    root.write(
        "etc/exim4/exim4.conf",
        CONFIGURATION.formatted(
            port,
            Recipe.read("exim/rebound-router"),
            Recipe.read("exim/rebound-transport", bouncePort),
            recipientPort));
    daemon = root.start(port, "/usr/sbin/exim4", "-bdf", "-q1s", "-oP", "/run/exim.pid");
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
      primary_hostname = mta.example.net
      local_interfaces = 127.0.0.1
      daemon_smtp_ports = %d
      acl_smtp_rcpt = accept
      host_lookup =
      log_file_path = /var/spool/exim4/%%slog
      delay_warning = 2s
      keep_environment =

      begin routers

      %s
      others:
        driver = manualroute
        route_list = * 127.0.0.1
        transport = others
        self = send

      begin transports

      %s
      others:
        driver = smtp
        port = %d
        allow_localhost

      begin retry

      *  *  F,4s,1s
      """;
}
