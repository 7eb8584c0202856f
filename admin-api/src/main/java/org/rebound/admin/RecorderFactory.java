package org.rebound.admin;

import org.rebound.receiver.ledger.RecorderSettings;

/** Makes the recorder's settings from ours. */
final class RecorderFactory {

  private RecorderFactory() {}

  /** What the recorder is told; what has no setting stays as it is by default. */
  static RecorderSettings settings(org.rebound.admin.settings.RecorderSettings ours) {
    RecorderSettings standard = RecorderSettings.DEFAULTS;
    return new RecorderSettings(
        standard.threads(),
        standard.batch(),
        ours.gather(),
        ours.queue(),
        standard.waitingBytes(),
        standard.deadline(),
        standard.statementTimeout());
  }
}
