package org.rebound.receiver.policy;

/** Why an event did not count as a bounce of its address. */
public enum NotCounted {
  /** Delivery is late; the sender goes on trying. */
  DELAYED,
  /** It was delivered. */
  DELIVERED,
  /** A complaint blocks at once and is no bounce. */
  COMPLAINT,
  /** A program answered. */
  AUTO_REPLY,
  /** A disposition notice. */
  DISPOSITION,
  /** Nobody could say what it is. */
  UNRECOGNIZED,
  /** The return path is of a dialect that may not change an address. */
  UNTRUSTED_RETURN_PATH,
  /** The report names somebody else than the return path. */
  FOREIGN_RECIPIENT,
  /** Neither return path nor report says whom it is about. */
  UNATTRIBUTED,
  /** The returned message was itself a report. */
  DOUBLE_BOUNCE,
  /** A bounce of the same mailing counted before: one vote a mailing. */
  SECOND_VOTE,
  /** The settings ignore bounces of this category. */
  IGNORED_CATEGORY;

  /** The name in the API and in the ledger: lower-case. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
