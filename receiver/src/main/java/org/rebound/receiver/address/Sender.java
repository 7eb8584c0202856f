package org.rebound.receiver.address;

import java.util.Optional;

/**
 * Who an envelope says it is from (RFC 5321 reverse-path). The null sender {@code <>} is a value,
 * because a delivery status notification must have it (RFC 3464 section 2).
 */
public sealed interface Sender {

  /** The null sender, {@code <>}. */
  record Null() implements Sender {
    @Override
    public String toString() {
      return "<>";
    }
  }

  /** A sender with an address. */
  record Mailbox(MailAddress address) implements Sender {
    @Override
    public String toString() {
      return "<" + address + ">";
    }
  }

  /** The null sender. */
  static Sender nullSender() {
    return new Null();
  }

  /** The sender {@code address}. */
  static Sender of(MailAddress address) {
    return new Mailbox(address);
  }

  /**
   * Reads a reverse-path: {@code <>}, or what {@link MailAddress#parse} takes. Total.
   *
   * @return nothing when the text is neither
   */
  static Optional<Sender> parse(String text) {
    return text.equals("<>") ? Optional.of(nullSender()) : MailAddress.parse(text).map(Sender::of);
  }
}
