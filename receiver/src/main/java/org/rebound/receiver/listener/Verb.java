package org.rebound.receiver.listener;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The commands we know; only these ever reach SubEthaSMTP. */
enum Verb {
  EHLO,
  HELO,
  MAIL,
  RCPT,
  DATA,
  BDAT,
  RSET,
  NOOP,
  VRFY,
  EXPN,
  HELP,
  QUIT,
  STARTTLS;

  private static final Map<String, Verb> BY_NAME =
      Stream.of(values()).collect(Collectors.toMap(Verb::name, Function.identity()));

  /** The verb a command line begins with, in any case (RFC 5321 section 2.4). */
  static Optional<Verb> of(String commandLine) {
    return Optional.ofNullable(BY_NAME.get(first(commandLine)));
  }

  /** The first word of a command line, in upper case. */
  static String first(String commandLine) {
    int end = 0;
    while (end < commandLine.length() && !isSpace(commandLine.charAt(end))) {
      end++;
    }
    return commandLine.substring(0, end).toUpperCase(Locale.ROOT);
  }

  static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }
}
