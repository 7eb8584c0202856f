package org.rebound.receiver.report;

import java.util.Optional;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.address.Unitext;
import org.rebound.receiver.address.Xtext;

/**
 * The address in a recipient field, however it is dressed: in brackets, with a name or a comment,
 * in xtext (RFC 3461 section 4) or in unitext (RFC 6533 section 3).
 */
final class RecipientAddress {

  private RecipientAddress() {}

  static Optional<MailAddress> xtext(String value) {
    Optional<MailAddress> plain = plain(value);
    return isXtext(value) ? plain(Xtext.decode(value)).or(() -> plain) : plain;
  }

  static Optional<MailAddress> utf8(String value) {
    return plain(Unitext.decode(value)).or(() -> xtext(value));
  }

  static Optional<MailAddress> plain(String value) {
    return AddressText.parse(value).or(() -> AddressText.first(value));
  }

  /**
   * Whether every plus sign begins a character that xtext must encode. {@code user+tag@} is no
   * xtext, {@code list+3Downer@} is.
   */
  private static boolean isXtext(String value) {
    int plus = value.indexOf('+');
    if (plus < 0) {
      return false;
    }
    while (plus >= 0) {
      int code = hex(value, plus + 1);
      if (code != '+' && code != '=' && code < 0x80) {
        return false;
      }
      plus = value.indexOf('+', plus + 1);
    }
    return true;
  }

  private static int hex(String value, int at) {
    if (at + 1 >= value.length()) {
      return -1;
    }
    int high = Character.digit(value.charAt(at), 16);
    int low = Character.digit(value.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
