package org.rebound.admin.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what somebody probably meant to write. */
final class Likeness {

  private Likeness() {}

  /** The candidate at most three edits away from {@code written}, the nearest first. */
  static Optional<String> nearest(String written, List<String> candidates) {
    return candidates.stream()
        .filter(candidate -> distance(written, candidate) <= Math.min(3, candidate.length() / 2))
        .min(Comparator.comparingInt(candidate -> distance(written, candidate)));
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same =
            Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
        int replaced = diagonal + (same ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
