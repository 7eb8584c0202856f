package org.rebound.receiver.verp;

import java.util.Optional;
import org.rebound.receiver.address.MailAddress;

/**
 * Sympa's return paths, {@code bounce+user==a==example.com==list@domain}, optionally with one more
 * {@code ==} field: the number of the message, {@code w} for a welcome or {@code r} for a reminder.
 *
 * <p>The mailing is the list, or the list and that field, {@code list-w}.
 */
public final class SympaDialect implements Dialect {

  private static final String PREFIX = "bounce+";
  private static final String AT = "==a==";
  private static final String SEPARATOR = "==";

  @Override
  public String name() {
    return "sympa";
  }

  @Override
  public Optional<Match> read(MailAddress returnPath) {
    String localPart = returnPath.localPart();
    int at = localPart.lastIndexOf(AT);
    if (!localPart.startsWith(PREFIX) || at < PREFIX.length()) {
      return Optional.empty();
    }
    String[] fields = localPart.substring(at + AT.length()).split(SEPARATOR, -1);
    if (fields.length < 2 || fields.length > 3 || fields[1].isEmpty()) {
      return Optional.empty();
    }
    String mailing = fields.length == 2 ? fields[1] : fields[1] + "-" + fields[2];
    return MailAddress.of(localPart.substring(PREFIX.length(), at), fields[0])
        .flatMap(address -> Match.of(mailing, new RecipientRef.Named(address)));
  }
}
