package org.rebound.e2e;

import java.io.IOException;
import java.nio.file.Path;

/** A real Sendmail with the rule and the mailer of {@code deploy/sendmail}. */
final class SendmailInstance implements MailServer {

  private final Process daemon;
  private final int port;

  SendmailInstance(Path folder, int bouncePort, int recipientPort) throws IOException {
    port = Daemon.freePort();
    MtaRoot root = new MtaRoot(folder, "sendmail");
    root.makeFolder("var/spool/mqueue", "root", "700");
    root.write(
        "etc/mail/sendmail.mc",
        CONFIGURATION.formatted(
            port, Recipe.read("sendmail/rebound.m4", bouncePort), recipientPort));
    root.runInto("etc/mail/sendmail.cf", "/usr/bin/m4", "/etc/mail/sendmail.mc");
    daemon = root.start(port, "/usr/libexec/sendmail/sendmail", "-bD", "-q1s");
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
      include(`/usr/share/sendmail/cf/m4/cf.m4')dnl
      OSTYPE(`linux')dnl
      define(`confDOMAIN_NAME', `mta.example.net')dnl
      define(`confPID_FILE', `/run/sendmail.pid')dnl
      define(`STATUS_FILE', `')dnl
      define(`ALIAS_FILE', `')dnl
      define(`confTO_QUEUEWARN', `2s')dnl
      define(`confTO_QUEUERETURN', `6s')dnl
      define(`confMIN_QUEUE_AGE', `0')dnl
      define(`SMART_HOST', `others:[127.0.0.1]')dnl
      FEATURE(`promiscuous_relay')dnl
      FEATURE(`accept_unresolvable_domains')dnl
      FEATURE(`nocanonify')dnl
      FEATURE(`no_default_msa')dnl
      DAEMON_OPTIONS(`Addr=127.0.0.1, Port=%d')dnl
      MAILER(`smtp')dnl
      %s
      Mothers, P=[IPC], F=mDFMuXa8, S=EnvFromSMTP/HdrFromSMTP, R=EnvToSMTP, E=\\r\\n, L=990, T=DNS/RFC822/SMTP, A=TCP $h %d
      """;
}
