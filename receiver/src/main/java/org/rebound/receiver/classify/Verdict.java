package org.rebound.receiver.classify;

/** Whether an address may work again. */
public enum Verdict {
  /** For good: the address or its domain is gone, or its server refuses delivery for good. */
  HARD,
  /** For now. */
  SOFT;

  /** The name in the API and in the ledger: lower-case. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
