package org.rebound.receiver.report;

/**
 * A Diagnostic-Code (RFC 3464 section 2.3.6): the words of the server that refused.
 *
 * @param type lower-case type such as {@code smtp} or {@code x-unix}; empty when not given
 * @param text one line, unfolded, bounded; empty when there is none
 */
public record Diagnostic(String type, String text) {

  /** No diagnostic was given. */
  public static final Diagnostic NONE = new Diagnostic("", "");
}
