package org.rebound.receiver.classify;

/** What a report is for one recipient. */
public enum Kind {
  /** Delivery failed. */
  BOUNCE,
  /** Delivery is late and goes on being tried. */
  DELAYED,
  /** Delivered, relayed or expanded. */
  DELIVERED,
  /** The recipient called the message spam. */
  COMPLAINT,
  /** A program answered for a person. */
  AUTO_REPLY,
  /** A disposition notice, such as a read receipt. */
  DISPOSITION,
  /** None of these. */
  UNRECOGNIZED;

  /** The name in the API and in the ledger: lower-case. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
