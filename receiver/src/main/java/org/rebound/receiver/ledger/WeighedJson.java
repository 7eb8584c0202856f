package org.rebound.receiver.ledger;

import java.util.List;
import java.util.stream.Collectors;
import org.rebound.receiver.classify.Explanation.Weighed;

/**
 * What else was weighed, as the JSON that is kept with an event: at most {@value #MOST} objects of
 * four strings.
 */
final class WeighedJson {

  private static final int MOST = 20;
  private static final int LONGEST = 300;

  private WeighedJson() {}

  static String of(List<Weighed> weighed) {
    return weighed.stream()
        .limit(MOST)
        .map(WeighedJson::object)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String object(Weighed weighed) {
    return "{\"rule\":"
        + string(weighed.rule())
        + ",\"field\":"
        + string(weighed.field())
        + ",\"evidence\":"
        + string(weighed.evidence())
        + ",\"category\":"
        + string(weighed.category().code())
        + "}";
  }

  private static String string(String text) {
    StringBuilder json = new StringBuilder("\"");
    StoredText.of(text, LONGEST)
        .chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
              } else if (c < ' ') {
                json.append(String.format("\\u%04x", c));
              } else {
                json.append((char) c);
              }
            });
    return json.append('"').toString();
  }
}
