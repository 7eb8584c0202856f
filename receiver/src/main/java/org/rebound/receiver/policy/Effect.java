package org.rebound.receiver.policy;

/** What a bounce of some category does to an address. */
public enum Effect {
  /** It counts towards the number of accepted bounces. */
  COUNT,
  /** It counts, and the address is blocked at once. */
  BLOCK_AT_ONCE,
  /** It is recorded and changes nothing. */
  IGNORE;

  /** The name in the API and in the ledger: lower-case. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
