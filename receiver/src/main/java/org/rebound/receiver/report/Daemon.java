package org.rebound.receiver.report;

import java.util.Locale;
import org.rebound.receiver.mime.Headers;

/**
 * Whether a mail system wrote a letter, by its header: the null sender, the name it gives itself,
 * or a field that only reports have. Cheap, and never proof of a bounce on its own.
 */
final class Daemon {

  private static final String[] LOCAL_PARTS = {
    "mailer-daemon",
    "mailer_daemon",
    "mailerdaemon",
    "mail-daemon",
    "maildaemon",
    "mdaemon",
    "postmaster",
    "mmdf",
    "daemon",
    "smtpd",
    "uucp",
    "bounce",
    "mailadmin",
    "mail_administrator",
  };

  private Daemon() {}

  static boolean wrote(Letter letter) {
    Headers headers = letter.headers();
    return headers.first("Return-Path").orElse("").strip().equals("<>")
        || headers.has("X-Failed-Recipients")
        || Ascii.startsWith(headers.first("Content-Type").orElse(""), "multipart/report")
        || isDaemonName(headers.first("From").orElse(""))
        || isDaemonName(headers.first("Sender").orElse(""));
  }

  static boolean isDaemonName(String from) {
    String name = from.toLowerCase(Locale.ROOT);
    for (String daemon : LOCAL_PARTS) {
      if (name.contains(daemon)) {
        return true;
      }
    }
    return name.contains("mail delivery") || name.contains("delivery subsystem");
  }
}
