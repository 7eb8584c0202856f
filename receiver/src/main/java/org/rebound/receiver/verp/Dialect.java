package org.rebound.receiver.verp;

import java.util.Optional;
import org.rebound.receiver.address.MailAddress;

/**
 * A classic way of writing mailing and recipient into a return path, as other mail software does.
 * None of them is signed: anybody who knows the shape can write one for any recipient.
 *
 * <p>Implementations are immutable, safe for use by many threads, and total: any address in, a
 * match or nothing out, in time linear in its length.
 */
public sealed interface Dialect
    permits MailmanDialect, PatternDialect, PostfixDialect, QmailDialect, SympaDialect {

  /** The name it has in settings and in the ledger: lower-case letters. */
  String name();

  /**
   * Reads a return path.
   *
   * @param returnPath in the normal form, so in lower case
   */
  Optional<Match> read(MailAddress returnPath);

  /** What a return path names. */
  record Match(MailingRef mailing, RecipientRef recipient) {

    static Optional<Match> of(String mailing, RecipientRef recipient) {
      return mailing.isEmpty()
          ? Optional.empty()
          : Optional.of(new Match(new MailingRef.Named(mailing), recipient));
    }

    /**
     * A match with a recipient written as {@code user=domain}, divided at the last sign, because a
     * local part may hold the sign and a domain may not.
     */
    static Optional<Match> of(String mailing, String recipient, char sign) {
      int at = recipient.lastIndexOf(sign);
      return at < 0
          ? Optional.empty()
          : MailAddress.of(recipient.substring(0, at), recipient.substring(at + 1))
              .flatMap(address -> of(mailing, new RecipientRef.Named(address)));
    }
  }
}
