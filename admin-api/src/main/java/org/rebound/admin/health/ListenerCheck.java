package org.rebound.admin.health;

import com.codahale.metrics.health.HealthCheck;
import java.util.function.BooleanSupplier;

/** Well while mail is taken. Safe for threads. */
public final class ListenerCheck extends HealthCheck {

  private final BooleanSupplier listening;

  /** Asks {@code listening}, which must not wait for anything. */
  public ListenerCheck(BooleanSupplier listening) {
    this.listening = listening;
  }

  @Override
  protected Result check() {
    return listening.getAsBoolean() ? Result.healthy() : Result.unhealthy("does not listen");
  }
}
