package org.rebound.receiver.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;

/** Recipients that a system names by their local part only: their domain is the system's own. */
final class BareNames {

  private static final int MOST = 100;

  private BareNames() {}

  static List<Mention> read(Letter letter, List<String> pointers) {
    Optional<MailAddress> system = AddressText.first(letter.headers().first("From").orElse(""));
    String text = letter.text();
    for (String pointer : pointers) {
      int at = Phrase.find(text, pointer, 0);
      if (at >= 0 && system.isPresent()) {
        int colon = text.indexOf(":\n", at);
        return read(text.substring(Math.max(at, colon)), system.get().domain());
      }
    }
    return List.of();
  }

  private static List<Mention> read(String text, String domain) {
    List<Mention> found = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    for (int i = 1; i < lines.length && found.size() < MOST; i++) {
      String line = lines[i].strip();
      int end = 0;
      while (end < line.length() && line.charAt(end) > ' ') {
        end++;
      }
      boolean alone = end > 0 && end <= 64 && (end == line.length() || line.startsWith("  ", end));
      if (alone && line.indexOf(':') < 0 && !line.startsWith("--")) {
        String words = line.substring(end).strip();
        MailAddress.of(line.substring(0, end), domain)
            .ifPresent(address -> found.add(new Mention(address, words)));
      } else if (!line.isEmpty()) {
        break;
      }
    }
    return found;
  }
}
