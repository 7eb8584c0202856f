package org.rebound.receiver.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.sql.Sql;

/**
 * Writes down for whom return paths were made, so that a bounce that carries only a tag has an
 * address. Writing the same again changes nothing. Safe for use by many threads.
 */
public final class MintedRecipients {

  private final Jdbi jdbi;

  /** Writes through {@code jdbi}. */
  public MintedRecipients(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Makes the mailing, the addresses and the recipients that are not known yet, in one transaction
   * and a fixed number of statements.
   */
  public void write(long mailing, Collection<MailAddress> recipients, Instant at) {
    Map<Long, String> normal = new LinkedHashMap<>();
    for (MailAddress recipient : recipients) {
      normal.putIfAbsent(AddressTag.of(recipient).value(), recipient.normalize().toString());
    }
    Long[] tags = normal.keySet().toArray(Long[]::new);
    String[] emails = normal.values().toArray(String[]::new);
    jdbi.useTransaction(
        handle -> {
          handle
              .createUpdate(Sql.named("query-mint-mailing"))
              .bind("mailing", mailing)
              .bind("at", at)
              .execute();
          handle
              .createUpdate(Sql.named("query-mint-addresses"))
              .bindArray("tags", Long.class, (Object[]) tags)
              .bindArray("emails", String.class, (Object[]) emails)
              .bind("at", at)
              .execute();
          handle
              .createUpdate(Sql.named("query-mint-recipients"))
              .bind("mailing", mailing)
              .bindArray("tags", Long.class, (Object[]) tags)
              .bind("at", at)
              .execute();
        });
  }
}
