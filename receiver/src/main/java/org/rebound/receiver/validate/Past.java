package org.rebound.receiver.validate;

/** What our own mail to an address has come to. */
public enum Past {
  /** Nothing that speaks against it. */
  GOOD,
  /** It has bounced, and is not blocked. */
  BOUNCED,
  /** It is blocked after too many bounces, by a person, or by an imported list. */
  BLOCKED,
  /** It is blocked because its owner complained. */
  COMPLAINED,
  /** It is blocked because it, or its domain, does not exist or refuses mail for good. */
  HARD_BOUNCED
}
