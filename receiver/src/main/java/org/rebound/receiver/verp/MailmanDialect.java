package org.rebound.receiver.verp;

import java.util.Optional;
import org.rebound.receiver.address.MailAddress;

/**
 * The return paths of Mailman 2 and 3: {@code list-bounces+user=example.com@domain}; a probe's
 * {@code list-bounces+TOKEN} and the plain {@code list-bounces} name no recipient.
 */
public final class MailmanDialect implements Dialect {

  private static final String PLAIN = "-bounces";
  private static final String VERP = "-bounces+";

  @Override
  public String name() {
    return "mailman";
  }

  @Override
  public Optional<Match> read(MailAddress returnPath) {
    String localPart = returnPath.localPart();
    int end = localPart.indexOf(VERP);
    if (end < 0) {
      return localPart.endsWith(PLAIN)
          ? Match.of(
              localPart.substring(0, localPart.length() - PLAIN.length()),
              new RecipientRef.Unnamed())
          : Optional.empty();
    }
    String list = localPart.substring(0, end);
    String rest = localPart.substring(end + VERP.length());
    return isToken(rest) ? Match.of(list, new RecipientRef.Unnamed()) : Match.of(list, rest, '=');
  }

  private static boolean isToken(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
  }
}
