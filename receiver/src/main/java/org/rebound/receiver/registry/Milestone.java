package org.rebound.receiver.registry;

import java.util.Locale;

/** What a sender reports of a recipient. */
public enum Milestone {
  /** Mail was handed to the recipient's mail system, or to an MTA on the way. */
  SENT,
  /** The recipient's mail system took it: a sign of life. */
  DELIVERED,
  /** The recipient opened it: a sign of life. */
  OPENED;

  /** The name in the API: lower-case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
