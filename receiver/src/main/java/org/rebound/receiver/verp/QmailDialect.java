package org.rebound.receiver.verp;

import java.util.Optional;
import org.rebound.receiver.address.MailAddress;

/**
 * The return paths of qmail and ezmlm: {@code list-return-123-user=example.com@domain}, with {@code
 * warn-COOKIE} or {@code probe-COOKIE} in place of the number, and without a recipient where the
 * mail was not sent one by one.
 *
 * <p>The mailing is the list and the number, {@code list-123}, or {@code list-warn}, {@code
 * list-probe}; the list alone when there is neither.
 */
public final class QmailDialect implements Dialect {

  private static final String RETURN = "-return-";

  @Override
  public String name() {
    return "qmail";
  }

  @Override
  public Optional<Match> read(MailAddress returnPath) {
    String localPart = returnPath.localPart();
    int end = localPart.indexOf(RETURN);
    if (end < 1) {
      return Optional.empty();
    }
    String list = localPart.substring(0, end);
    String rest = localPart.substring(end + RETURN.length());
    if (rest.isEmpty()) {
      return Match.of(list, new RecipientRef.Unnamed());
    }
    int dash = rest.indexOf('-');
    if (dash < 1) {
      return Optional.empty();
    }
    String which = rest.substring(0, dash);
    String recipient = rest.substring(dash + 1);
    if (which.equals("warn") || which.equals("probe")) {
      int cookieEnd = recipient.indexOf('-');
      return cookieEnd < 1
          ? Optional.empty()
          : Match.of(list + "-" + which, recipient.substring(cookieEnd + 1), '=');
    }
    if (!which.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    String mailing = list + "-" + which;
    return recipient.isEmpty()
        ? Match.of(mailing, new RecipientRef.Unnamed())
        : Match.of(mailing, recipient, '=');
  }
}
