package org.rebound.receiver.verp;

import java.util.ArrayList;
import java.util.List;

/**
 * Which return paths are ours and how they are read.
 *
 * @param domains the bounce domains, at least one; new return paths are at the first
 * @param validityDays how many days after its minting a signed return path is valid, 1 to 3650
 * @param signed the trust in signed return paths
 * @param classic the classic dialects, in the order in which they are tried
 */
public record ReturnPathSettings(
    List<String> domains, int validityDays, Trust signed, List<Classic> classic) {

  /** How long a signed return path is valid unless the operator says otherwise. */
  public static final int DEFAULT_VALIDITY_DAYS = 30;

  private static final int MAX_VALIDITY_DAYS = 3650;

  /** A classic dialect and the trust in it. */
  public record Classic(Dialect dialect, Trust trust) {}

  /**
   * Settings.
   *
   * @throws IllegalArgumentException when there is no domain, or the validity is out of range
   */
  public ReturnPathSettings {
    domains = List.copyOf(domains);
    classic = List.copyOf(classic);
    if (domains.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one bounce domain");
    }
    if (validityDays < 1 || validityDays > MAX_VALIDITY_DAYS) {
      throw new IllegalArgumentException(
          "return paths must be valid for 1 to "
              + MAX_VALIDITY_DAYS
              + " days, not "
              + validityDays);
    }
  }

  /** The defaults: signed return paths valid for 30 days and trusted, no classic dialect. */
  public static ReturnPathSettings of(String... domains) {
    return new ReturnPathSettings(
        List.of(domains), DEFAULT_VALIDITY_DAYS, Trust.TRUSTED, List.of());
  }

  /** These settings with one more classic dialect, tried after the others. */
  public ReturnPathSettings with(Dialect dialect, Trust trust) {
    List<Classic> more = new ArrayList<>(classic);
    more.add(new Classic(dialect, trust));
    return new ReturnPathSettings(domains, validityDays, signed, more);
  }
}
