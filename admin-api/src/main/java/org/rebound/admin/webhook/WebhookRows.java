package org.rebound.admin.webhook;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Reads rows of the tables of webhooks. */
final class WebhookRows {

  private WebhookRows() {}

  static Webhook webhook(ResultSet row) throws SQLException {
    return new Webhook(
        row.getLong("id"),
        URI.create(row.getString("url")),
        List.of((String[]) row.getArray("kinds").getArray()),
        Optional.ofNullable(row.getString("off_because")),
        Optional.ofNullable(row.getString("cursor")),
        row.getInt("attempts"),
        row.getObject("next_attempt_at", OffsetDateTime.class).toInstant(),
        time(row, "former_until"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  static Secrets secrets(ResultSet row) throws SQLException {
    return new Secrets(
        new SigningSecret(row.getBytes("secret")),
        Optional.ofNullable(row.getBytes("former_secret")).map(SigningSecret::new),
        time(row, "former_until"));
  }

  static Attempt attempt(ResultSet row) throws SQLException {
    int status = row.getInt("status");
    return new Attempt(
        row.getLong("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("message"),
        row.getString("kind"),
        Optional.ofNullable(row.getString("cursor")),
        row.getInt("attempt"),
        status == 0 ? Optional.empty() : Optional.of(status),
        Optional.ofNullable(row.getString("failure")));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
