package org.rebound.receiver.actions;

import java.util.List;
import java.util.stream.Stream;
import org.rebound.receiver.address.MailAddress;

/**
 * Takes addresses out of a text: the whole address, and its local part wherever that stands as a
 * word of its own, since servers like to say "user ann unknown". Upper and lower case are one. A
 * word too many may go; a name must not stay. Linear in the text; immutable.
 */
final class Blanking {

  private static final String BLANK = "[deleted]";

  private final List<String> names;

  Blanking(List<MailAddress> addresses) {
    this.names =
        addresses.stream()
            .flatMap(a -> Stream.of(a, a.normalize()))
            .flatMap(a -> Stream.of(a.toString(), a.localPart() + "@" + a.domain(), a.localPart()))
            .distinct()
            .sorted((one, other) -> Integer.compare(other.length(), one.length()))
            .toList();
  }

  /** The text without them. */
  String of(String text) {
    String blanked = text;
    for (String name : names) {
      blanked = without(blanked, name);
    }
    return blanked;
  }

  private static String without(String text, String name) {
    StringBuilder kept = new StringBuilder(text.length());
    int from = 0;
    for (int at = 0; at + name.length() <= text.length(); at++) {
      if (text.regionMatches(true, at, name, 0, name.length())
          && !isPartOfWord(text, at, at + name.length())) {
        kept.append(text, from, at).append(BLANK);
        from = at + name.length();
        at = from - 1;
      }
    }
    return from == 0 ? text : kept.append(text, from, text.length()).toString();
  }

  private static boolean isPartOfWord(String text, int from, int to) {
    return isWithinWord(text, from) || isWithinWord(text, to);
  }

  private static boolean isWithinWord(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isLetterOrDigit(text.charAt(at - 1))
        && Character.isLetterOrDigit(text.charAt(at));
  }
}
