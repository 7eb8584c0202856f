package org.rebound.admin.settings;

/** Whether recorded bounces are logged, and how their recipients are named. */
public enum BounceLines {
  /** They are not logged. */
  OFF,
  /** By a keyed hash of the address. */
  HASHED,
  /** By the address itself. */
  CLEAR
}
