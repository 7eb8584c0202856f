package org.rebound.admin.backfill;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts what became of messages. Safe for use by many threads. */
final class Tally {

  private static final int MOST_REPLIES = 100;

  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final Map<String, Long> replies = new TreeMap<>();
  private long messages;

  synchronized void add(Outcome outcome) {
    messages++;
    counts.merge(name(outcome), 1L, Long::sum);
    if (outcome instanceof Outcome.Refused refused
        && (replies.containsKey(refused.reply()) || replies.size() < MOST_REPLIES)) {
      replies.merge(refused.reply(), 1L, Long::sum);
    }
  }

  synchronized long messages() {
    return messages;
  }

  /** One line. */
  synchronized String line() {
    StringBuilder line = new StringBuilder(messages + " messages");
    String separator = ": ";
    for (Map.Entry<String, Long> one : counts.entrySet()) {
      line.append(separator).append(one.getValue()).append(' ').append(one.getKey());
      separator = ", ";
    }
    return line.toString();
  }

  /** The replies with which messages were refused, a line each. */
  synchronized String replyLines() {
    StringBuilder lines = new StringBuilder();
    replies.forEach(
        (reply, count) -> lines.append("  ").append(count).append("  ").append(reply).append('\n'));
    return lines.toString();
  }

  static String name(Outcome outcome) {
    if (outcome instanceof Outcome.Done) {
      return "recorded";
    }
    if (outcome instanceof Outcome.Known) {
      return "recorded before";
    }
    if (outcome instanceof Outcome.Refused) {
      return "refused";
    }
    if (outcome instanceof Outcome.Unaddressed) {
      return "without an address";
    }
    return outcome instanceof Outcome.TooOld ? "too old" : "not mail";
  }
}
