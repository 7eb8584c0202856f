package org.rebound.receiver.actions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;

/**
 * What a bounce event says of whom, as far as it can name an address. {@link #without} is a pure
 * function.
 */
record Trace(
    long id,
    Instant at,
    long message,
    Optional<Long> tag,
    Optional<String> original,
    Optional<String> last,
    String diagnostic,
    String evidence,
    Optional<String> remoteMta,
    Optional<String> reportingMta) {

  static Trace of(ResultSet row) throws SQLException {
    long tag = row.getLong("tag");
    Optional<Long> whose = row.wasNull() ? Optional.empty() : Optional.of(tag);
    return new Trace(
        row.getLong("id"),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        row.getLong("message_id"),
        whose,
        Optional.ofNullable(row.getString("original_recipient")),
        Optional.ofNullable(row.getString("final_recipient")),
        row.getString("diagnostic"),
        row.getString("evidence"),
        Optional.ofNullable(row.getString("remote_mta")),
        Optional.ofNullable(row.getString("reporting_mta")));
  }

  /**
   * The same without the addresses that are deleted. Of the event of such an address all recipients
   * go, because a forward of his names him too; of others' events only what names him.
   *
   * @param deleted the addresses by their tags; the text is empty where only the tag is known
   */
  Trace without(Map<Long, String> deleted) {
    boolean own = tag.filter(deleted::containsKey).isPresent();
    List<String> names = new ArrayList<>();
    tag.map(deleted::get).filter(text -> !text.isEmpty()).ifPresent(names::add);
    original.filter(text -> own || isOf(text, deleted)).ifPresent(names::add);
    last.filter(text -> own || isOf(text, deleted)).ifPresent(names::add);
    Blanking blanking =
        new Blanking(names.stream().flatMap(text -> MailAddress.parse(text).stream()).toList());
    return new Trace(
        id,
        at,
        message,
        own ? Optional.empty() : tag,
        original.filter(text -> !names.contains(text)),
        last.filter(text -> !names.contains(text)),
        blanking.of(diagnostic),
        blanking.of(evidence),
        remoteMta.map(blanking::of),
        reportingMta.map(blanking::of));
  }

  private static boolean isOf(String text, Map<Long, String> deleted) {
    return deleted.containsValue(text.toLowerCase(Locale.ROOT));
  }
}
