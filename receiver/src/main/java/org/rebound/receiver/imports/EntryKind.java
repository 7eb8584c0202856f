package org.rebound.receiver.imports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why an address is on a list of another tool. */
public enum EntryKind {
  /** Mail to it was refused for good. */
  BOUNCES,
  /** The recipient reported a spam. */
  COMPLAINTS,
  /** Somebody asked for no more mail, or decided so. */
  UNSUBSCRIBES,
  /** Mail to it was refused for a time, or for what was in it. */
  SOFT,
  /** On the list, but not kept from being mailed. */
  USABLE;

  /** The name in the API and in the database: lower-case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind with this name. */
  public static Optional<EntryKind> named(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }
}
