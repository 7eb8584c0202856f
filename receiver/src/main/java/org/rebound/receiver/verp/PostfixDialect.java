package org.rebound.receiver.verp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;

/**
 * Postfix's VERP, {@code news+user=example.com@domain}: the sender's local part is the mailing.
 *
 * <p>The first delimiter ends the mailing, because recipients often have one of their own; when the
 * mailings themselves may hold it, name them. The second is looked for from the end.
 */
public final class PostfixDialect implements Dialect {

  private static final String ALLOWED = "-+=";

  private final char first;
  private final char second;
  private final List<String> mailings;

  /** With Postfix's default delimiters, {@code +=}, and any mailing. */
  public PostfixDialect() {
    this("+=", List.of());
  }

  /**
   * With other delimiters or known mailings.
   *
   * @param delimiters as Postfix's default_verp_delimiters: two of {@code -+=}
   * @param mailings the sender's local parts; empty for any
   * @throws IllegalArgumentException when the delimiters are not two of those
   */
  public PostfixDialect(String delimiters, List<String> mailings) {
    if (delimiters.length() != 2
        || ALLOWED.indexOf(delimiters.charAt(0)) < 0
        || ALLOWED.indexOf(delimiters.charAt(1)) < 0) {
      throw new IllegalArgumentException(
          "the delimiters of the postfix dialect must be two of -+= (default +=), not \""
              + delimiters
              + "\"");
    }
    first = delimiters.charAt(0);
    second = delimiters.charAt(1);
    this.mailings = mailings.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }

  @Override
  public String name() {
    return "postfix";
  }

  @Override
  public Optional<Match> read(MailAddress returnPath) {
    String localPart = returnPath.localPart();
    int end = mailings.isEmpty() ? localPart.indexOf(first) : endOfKnownMailing(localPart);
    return end < 0
        ? Optional.empty()
        : Match.of(localPart.substring(0, end), localPart.substring(end + 1), second);
  }

  private int endOfKnownMailing(String localPart) {
    int end = -1;
    for (String name : mailings) {
      if (localPart.startsWith(name)
          && localPart.length() > name.length()
          && localPart.charAt(name.length()) == first) {
        end = Math.max(end, name.length());
      }
    }
    return end;
  }
}
