package org.rebound.receiver.verp;

/** What a return path of a dialect may do. */
public enum Trust {
  /** It is not read at all. */
  OFF,
  /** It is read and recorded, and changes no address. */
  UNTRUSTED,
  /** Bounces to it may change an address. */
  TRUSTED
}
