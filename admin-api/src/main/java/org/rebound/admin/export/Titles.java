package org.rebound.admin.export;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What lists and columns are called in words. Languages are files beside it. Immutable. */
public final class Titles {

  private static final Titles ENGLISH = new Titles(Locale.ENGLISH);
  private static final Titles DANISH = new Titles(Locale.forLanguageTag("da"));

  private final Locale language;
  private final ResourceBundle words;

  private Titles(Locale language) {
    this.language = language;
    this.words =
        ResourceBundle.getBundle(
            "org.rebound.admin.export.titles",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The words in the first of these languages that there are words in; else in English. */
  public static Titles in(List<Locale> preferred) {
    return preferred.stream()
        .map(Locale::getLanguage)
        .filter(language -> language.equals("en") || language.equals("da"))
        .findFirst()
        .map(language -> language.equals("da") ? DANISH : ENGLISH)
        .orElse(ENGLISH);
  }

  /** The language, as HTTP and HTML name it. */
  public String language() {
    return language.toLanguageTag();
  }

  /** What a list is called: at most 25 characters, none of them special in a spreadsheet. */
  String ofList(String name) {
    return words.getString("list." + name);
  }

  /** What a column is called. */
  String ofField(Field field) {
    return words.getString("field." + field.name());
  }

  /** Says that times are in UTC. */
  String utc() {
    return words.getString("utc");
  }
}
