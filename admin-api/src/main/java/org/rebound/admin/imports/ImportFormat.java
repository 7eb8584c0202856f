package org.rebound.admin.imports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The files that are read. */
public enum ImportFormat {
  /** Any CSV, with columns that the caller names. */
  CSV,
  /** An address a line. */
  TEXT,
  /** Bounces, blocks, invalid emails, spam reports and unsubscribes, each a file; CSV and JSON. */
  SENDGRID,
  /** The account-level suppression list: JSON of the API, and CSV and JSON as for bulk actions. */
  SES,
  /** Bounces, complaints and unsubscribes, each a file; CSV and JSON. */
  MAILGUN,
  /** Suppressions of a message stream; JSON of the API, and CSV. */
  POSTMARK,
  /** Bounces, JSON of the API; and subscribers, CSV and JSON. */
  LISTMONK,
  /** Members whose delivery is disabled, an address a line. */
  MAILMAN,
  /** A dump of subscribers, of whom those with a bounce are meant; or an address a line. */
  SYMPA,
  /** What {@code rebound classify} says of old bounces. */
  CLASSIFY;

  /** The name in the API: lower-case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format with this name. */
  public static Optional<ImportFormat> named(String code) {
    return Arrays.stream(values()).filter(format -> format.code().equals(code)).findFirst();
  }

  /** Whether its files do not say what is in them, so that the caller has to. */
  public boolean needsEntries() {
    return this == SENDGRID || this == MAILGUN;
  }

  /** Whether its files may be JSON. */
  public boolean isJson() {
    return this != CSV && this != SYMPA && !isLines();
  }

  boolean isLines() {
    return this == TEXT || this == MAILMAN;
  }
}
