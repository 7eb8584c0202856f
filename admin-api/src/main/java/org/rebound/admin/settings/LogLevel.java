package org.rebound.admin.settings;

/** How grave a line of the log is. */
public enum LogLevel {
  /** Something is lost or does not work. */
  ERROR,
  /** Somebody should look. */
  WARN,
  /** What the daemon does, once for each thing. */
  INFO,
  /** For finding a fault; may name mail addresses. */
  DEBUG,
  /** Everything. */
  TRACE
}
