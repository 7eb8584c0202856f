package org.rebound.receiver.classify;

/** How sure the words of a rule are: what they come before, and what they yield to. */
enum Strength {
  /** They name the cause beyond doubt: before every code. */
  CERTAIN,
  /** They hint at the cause: after codes that name another. */
  LIKELY,
  /** They say what wraps round a cause, such as "expired": after all other words and codes. */
  VAGUE
}
