package org.rebound.receiver.report;

/** What the reporting MTA did (RFC 3464 section 2.3.3). */
public enum Action {
  /** Delivery failed for good; the only action that is a bounce. */
  FAILED,
  /** Not delivered yet; the reporting MTA goes on trying. */
  DELAYED,
  /** Delivered. */
  DELIVERED,
  /** Handed on to a system that sends no reports. */
  RELAYED,
  /** Delivered to a list or several mailboxes. */
  EXPANDED
}
