package org.rebound.receiver.classify;

/** Whose problem a bounce is. Only hard with fault recipient says anything for good. */
public enum Fault {
  /** The address, its mailbox or its domain. */
  RECIPIENT,
  /** Our reputation, our authentication, our configuration. */
  SENDER,
  /** This very message: its content or its size. */
  MESSAGE,
  /** Networks, name servers and the configuration of other systems. */
  INFRASTRUCTURE;

  /** The name in the API and in the ledger: lower-case. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
