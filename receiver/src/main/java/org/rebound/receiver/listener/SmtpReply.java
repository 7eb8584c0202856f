package org.rebound.receiver.listener;

/**
 * An SMTP reply (RFC 5321 section 4.2) with its enhanced status code (RFC 2034). Whoever handles a
 * message cannot return without choosing one.
 *
 * @param code 200 to 599
 * @param status enhanced status code such as {@code 5.1.1}, of the same class as the code
 * @param text printable ASCII, one line
 */
public record SmtpReply(int code, String status, String text) {

  /**
   * A reply.
   *
   * @throws IllegalArgumentException when code and status disagree in class, or the text holds
   *     anything but printable ASCII
   */
  public SmtpReply {
    if (code < 200 || code > 599 || status.charAt(0) - '0' != code / 100) {
      throw new IllegalArgumentException("reply code and status disagree: " + code + " " + status);
    }
    if (!text.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
      throw new IllegalArgumentException("reply text must be printable ASCII");
    }
  }

  /** Accepted: 2yz. */
  public static SmtpReply ok(int code, String status, String text) {
    return of(2, code, status, text);
  }

  /** Try again later: 4yz. */
  public static SmtpReply temporary(int code, String status, String text) {
    return of(4, code, status, text);
  }

  /** Do not try again: 5yz. */
  public static SmtpReply permanent(int code, String status, String text) {
    return of(5, code, status, text);
  }

  private static SmtpReply of(int replyClass, int code, String status, String text) {
    if (code / 100 != replyClass) {
      throw new IllegalArgumentException("expected a " + replyClass + "yz code, got " + code);
    }
    return new SmtpReply(code, status, text);
  }

  /** Whether the command was accepted. */
  public boolean isAccepted() {
    return code < 300;
  }

  /** The line as sent, without CRLF. */
  @Override
  public String toString() {
    return code + " " + status + " " + text;
  }
}
