package org.rebound.receiver.book;

import java.util.Locale;

/** What a named set of addresses is. The names of one kind are nothing to the other. */
public enum CollectionKind {
  /** Addresses to be looked at, or mailed, together. */
  SELECTION,
  /** Addresses that work is to be done on. */
  PROJECT;

  /** The name in the ledger: lower-case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
