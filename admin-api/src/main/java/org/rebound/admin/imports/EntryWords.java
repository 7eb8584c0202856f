package org.rebound.admin.imports;

import java.util.Set;
import org.rebound.receiver.imports.EntryKind;

/** What tools call the kinds of their entries. */
final class EntryWords {

  private static final Set<String> SOFT =
      Set.of(
          "soft",
          "softbounce",
          "transient",
          "temporary",
          "deferred",
          "delayed",
          "block",
          "blocked");
  private static final Set<String> UNSUBSCRIBED =
      Set.of(
          "unsubscribe",
          "unsubscribed",
          "unsubscription",
          "optout",
          "manual",
          "manualsuppression",
          "manuallydeactivated",
          "blocklisted",
          "blacklisted",
          "disabled",
          "globalunsubscribe");
  private static final Set<String> USABLE =
      Set.of("enabled", "active", "subscribed", "confirmed", "subscriberinfo");

  private EntryWords() {}

  /** The kind that a word stands for; what is not known is a bounce. */
  static EntryKind kind(String word) {
    String plain = ListedRow.plain(word);
    if (plain.contains("complain") || plain.contains("spam") || plain.contains("abuse")) {
      return EntryKind.COMPLAINTS;
    }
    if (SOFT.contains(plain)) {
      return EntryKind.SOFT;
    }
    if (UNSUBSCRIBED.contains(plain)) {
      return EntryKind.UNSUBSCRIBES;
    }
    return USABLE.contains(plain) ? EntryKind.USABLE : EntryKind.BOUNCES;
  }

  /** What an entry of a kind is, for people. */
  static String of(EntryKind kind) {
    return switch (kind) {
      case BOUNCES -> "bounce";
      case COMPLAINTS -> "complaint";
      case UNSUBSCRIBES -> "unsubscribed";
      case SOFT -> "soft bounce";
      case USABLE -> "usable";
    };
  }
}
