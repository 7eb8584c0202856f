package org.rebound.receiver.ledger;

import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.rebound.receiver.policy.PolicySettings;

/** The operator's choice of policy, read and changed by people. Safe for use by many threads. */
public final class PolicyStore {

  private final Jdbi jdbi;

  /** The choice kept through {@code jdbi}. */
  public PolicyStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** What is chosen; the defaults while nothing is. */
  public PolicySettings read() {
    return jdbi.withHandle(PolicySetting::read);
  }

  /**
   * Chooses these; they take effect with the next recorded message, in every daemon. The audit list
   * says what was chosen before.
   */
  public void write(PolicySettings settings, Actor actor, Instant at) {
    jdbi.useTransaction(
        handle -> {
          PolicySettings before = PolicySetting.read(handle);
          PolicySetting.write(handle, settings);
          AuditEntry entry =
              AuditEntry.of("change-policy", "policy", 1)
                  .with("before", words(before))
                  .with("after", words(settings));
          Audit.write(handle, actor, at, entry);
        });
  }

  private static String words(PolicySettings settings) {
    return settings.acceptedBounces()
        + " accepted, "
        + settings.mode().code()
        + ", window "
        + settings.window()
        + ", categories "
        + settings.overrides();
  }

  /** What these settings in place of the present ones would make of the addresses there are. */
  public PolicyForecast forecast(PolicySettings settings, Instant now) {
    return jdbi.inTransaction(
        handle -> PolicyForecast.of(handle, PolicySetting.read(handle), settings, now));
  }
}
