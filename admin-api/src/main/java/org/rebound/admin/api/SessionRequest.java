package org.rebound.admin.api;

import org.jspecify.annotations.Nullable;

/**
 * Whoever wants to sign in to the console. {@link #toString} does not show the key.
 *
 * @param key the whole key
 */
public record SessionRequest(@Nullable String key) {

  @Override
  public String toString() {
    return "SessionRequest";
  }
}
