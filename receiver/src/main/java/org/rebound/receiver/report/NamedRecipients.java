package org.rebound.receiver.report;

import java.util.List;
import org.rebound.receiver.address.MailAddress;

/**
 * Whom a report is about when its own fields do not say: a header field, else the original's To.
 */
final class NamedRecipients {

  private static final int MOST = 100;

  private NamedRecipients() {}

  static List<MailAddress> of(Letter letter) {
    List<MailAddress> failed =
        AddressText.all(String.join(",", letter.headers().all("X-Failed-Recipients")), MOST);
    if (!failed.isEmpty()) {
      return failed;
    }
    List<MailAddress> to = letter.original().recipients();
    return to.size() == 1 ? to : List.of();
  }
}
