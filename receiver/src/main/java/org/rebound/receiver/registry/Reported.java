package org.rebound.receiver.registry;

import java.util.List;

/**
 * What became of reported events.
 *
 * @param changed recipients that are not as they were
 * @param unknown keys that no recipient of the mailing was registered with, in order
 */
public record Reported(long changed, List<String> unknown) {

  public Reported {
    unknown = List.copyOf(unknown);
  }
}
