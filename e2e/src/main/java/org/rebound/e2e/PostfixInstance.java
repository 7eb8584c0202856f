package org.rebound.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A real Postfix with a configuration, a queue and ports of its own; the system's is not touched.
 * Needs root, as Postfix does.
 */
final class PostfixInstance implements MailServer {

  private final Path configuration;
  private final int port;

  /** Starts it with the lines of {@code deploy/postfix/main.cf}. */
  PostfixInstance(Path folder, int bouncePort, int recipientPort) throws IOException {
    this(folder, bouncePort, recipientPort, "");
  }

  /** The same with more lines. */
  PostfixInstance(Path folder, int bouncePort, int recipientPort, String more) throws IOException {
    port = Daemon.freePort();
    configuration = Files.createDirectories(folder.resolve("postfix"));
    Path queue = Files.createDirectories(folder.resolve("queue"));
    Path data = Files.createDirectories(folder.resolve("lib"));
    Processes.run("chown", "postfix", data.toString());
    Files.writeString(
        configuration.resolve("main.cf"),
        MAIN.formatted(queue, data, folder, folder, recipientPort)
            + Recipe.read("postfix/main.cf", bouncePort)
            + more);
    Files.writeString(configuration.resolve("master.cf"), MASTER.formatted(port));
    Processes.run("postfix", "-c", configuration.toString(), "start");
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void close() throws IOException {
    Processes.run("postfix", "-c", configuration.toString(), "stop");
  }

  private static final String MAIN =
      """
      compatibility_level = 3.6
      queue_directory = %s
      data_directory = %s
      command_directory = /usr/sbin
      daemon_directory = /usr/lib/postfix/sbin
      maillog_file = %s/mail.log
      maillog_file_prefixes = %s
      myhostname = mta.example.net
      mydestination =
      mynetworks = 127.0.0.0/8
      inet_interfaces = 127.0.0.1
      inet_protocols = ipv4
      smtp_dns_support_level = disabled
      smtp_tls_security_level = none
      alias_maps =
      alias_database =
      local_recipient_maps =
      smtpd_relay_restrictions = permit_mynetworks, reject
      notify_classes =
      maximal_queue_lifetime = 6s
      bounce_queue_lifetime = 60s
      minimal_backoff_time = 1s
      maximal_backoff_time = 2s
      queue_run_delay = 1s
      delay_warning_time = 2s
      relayhost = [127.0.0.1]:%d
      """;

  private static final String MASTER =
      """
      127.0.0.1:%d inet  n - n - -  smtpd
      pickup    unix  n - n 60 1    pickup
      cleanup   unix  n - n - 0     cleanup
      qmgr      unix  n - n 300 1   qmgr
      rewrite   unix  - - n - -     trivial-rewrite
      bounce    unix  - - n - 0     bounce
      defer     unix  - - n - 0     bounce
      trace     unix  - - n - 0     bounce
      verify    unix  - - n - 1     verify
      flush     unix  n - n 1000? 0 flush
      proxymap  unix  - - n - -     proxymap
      smtp      unix  - - n - -     smtp
      relay     unix  - - n - -     smtp
      error     unix  - - n - -     error
      retry     unix  - - n - -     error
      anvil     unix  - - n - 1     anvil
      scache    unix  - - n - 1     scache
      postlog   unix-dgram n - n - 1 postlogd
      """;
}
