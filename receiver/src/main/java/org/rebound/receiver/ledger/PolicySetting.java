package org.rebound.receiver.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.rebound.receiver.classify.Category;
import org.rebound.receiver.policy.Effect;
import org.rebound.receiver.policy.PolicySettings;
import org.rebound.receiver.sql.RoundTrip;
import org.rebound.receiver.sql.Rows;
import org.rebound.receiver.sql.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operator's choice of policy in the table of settings. What is written takes effect with the
 * next recorded message, in every daemon.
 */
public final class PolicySetting {

  private static final Logger LOG = LoggerFactory.getLogger(PolicySetting.class);

  private PolicySetting() {}

  /**
   * What was chosen; the defaults while nothing was, and, with a warning in the log, when what
   * stands there makes no sense: a broken setting must not stop the mail.
   */
  public static PolicySettings read(Handle handle) {
    RoundTrip trip = new RoundTrip(handle);
    Supplier<PolicySettings> chosen = ask(trip);
    trip.make();
    return chosen.get();
  }

  /** The same, to be had after the trip. */
  static Supplier<PolicySettings> ask(RoundTrip trip) {
    Supplier<List<PolicySettings>> chosen =
        trip.ask("read-policy", List.of(), nothing -> {}, PolicySetting::parse);
    return () -> chosen.get().stream().findFirst().orElse(PolicySettings.DEFAULTS);
  }

  /** Writes the choice, in the transaction of {@code handle}. */
  public static void write(Handle handle, PolicySettings settings) {
    List<Map.Entry<Category, Effect>> overrides = List.copyOf(settings.overrides().entrySet());
    var update =
        handle
            .createUpdate(Sql.named("write-policy"))
            .bind("accepted_bounces", settings.acceptedBounces())
            .bind("mode", settings.mode().code())
            .bind("window", settings.window().toString());
    new Rows<>(update, overrides)
        .texts("categories", o -> o.getKey().code())
        .texts("effects", o -> o.getValue().code());
    update.execute();
  }

  private static PolicySettings parse(ResultSet row) throws SQLException {
    return parse(
        Optional.ofNullable(row.getString("accepted_bounces")),
        Optional.ofNullable(row.getString("mode")),
        Optional.ofNullable(row.getString("window")),
        Optional.ofNullable(row.getString("categories")));
  }

  private static PolicySettings parse(
      Optional<String> accepted,
      Optional<String> mode,
      Optional<String> window,
      Optional<String> categories) {
    PolicySettings standard = PolicySettings.DEFAULTS;
    try {
      return new PolicySettings(
          accepted.map(Integer::valueOf).orElse(standard.acceptedBounces()),
          mode.map(m -> PolicySettings.Mode.valueOf(m.toUpperCase(Locale.ROOT)))
              .orElse(standard.mode()),
          window.map(Duration::parse).orElse(standard.window()),
          categories.map(PolicySetting::overrides).orElse(standard.overrides()));
    } catch (IllegalArgumentException | DateTimeException e) {
      LOG.warn(
          "setting 'policy' makes no sense, the defaults apply until it is mended: {}",
          StoredText.of(String.valueOf(e.getMessage()), 200));
      return standard;
    }
  }

  private static Map<Category, Effect> overrides(String pairs) {
    Map<Category, Effect> overrides = new EnumMap<>(Category.class);
    for (String pair : pairs.split(",", -1)) {
      int equals = pair.indexOf('=');
      overrides.put(
          Category.valueOf(pair.substring(0, equals).toUpperCase(Locale.ROOT)),
          Effect.valueOf(pair.substring(equals + 1).toUpperCase(Locale.ROOT)));
    }
    return overrides;
  }
}
