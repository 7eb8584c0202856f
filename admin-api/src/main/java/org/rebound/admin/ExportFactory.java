package org.rebound.admin;

import org.rebound.admin.export.ExportLimits;
import org.rebound.admin.settings.Settings;

/** Makes the limits of exports from our settings. */
final class ExportFactory {

  /** Exports leave three of four connections to everything else. */
  private static final int SHARE = 4;

  private ExportFactory() {}

  /** What exports are told. */
  static ExportLimits limits(Settings settings) {
    int share = Math.max(1, settings.database().poolSize() / SHARE);
    return new ExportLimits(
        Math.min(settings.exports().atOnce(), share), settings.exports().timeout());
  }
}
