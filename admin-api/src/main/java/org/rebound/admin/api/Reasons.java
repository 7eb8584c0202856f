package org.rebound.admin.api;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Says in words for people what happened: one sentence a category, or a kind that is no bounce.
 * Languages are files beside {@code reasons.properties}. Immutable.
 */
public final class Reasons {

  private static final Reasons ENGLISH = in(Locale.ENGLISH);
  private static final Reasons DANISH = in(Locale.forLanguageTag("da"));

  private final String language;
  private final ResourceBundle sentences;

  private Reasons(String language, ResourceBundle sentences) {
    this.language = language;
    this.sentences = sentences;
  }

  /** The sentences in the first of these languages that there are sentences in; else in English. */
  public static Reasons in(List<Locale> preferred) {
    for (Locale language : preferred) {
      switch (language.getLanguage()) {
        case "en" -> {
          return ENGLISH;
        }
        case "da" -> {
          return DANISH;
        }
        default -> {}
      }
    }
    return ENGLISH;
  }

  private static Reasons in(Locale language) {
    return new Reasons(
        language.toLanguageTag(),
        ResourceBundle.getBundle(
            "org.rebound.admin.api.reasons",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  /** The language of the sentences: {@code en} or {@code da}. */
  public String language() {
    return language;
  }

  /** The sentence for a text that is no mail address. */
  public String ofNoAddress() {
    return sentences.getString("no_address");
  }

  /** The sentence for a blocked address, from the cause and the category of its last bounce. */
  public String ofBlocked(String cause, Optional<String> category) {
    return switch (cause) {
      case "manual", "import", "corrected" -> sentences.getString("cause." + cause);
      case "complaint" -> of("complaint", "complaint");
      default -> of("bounce", category.orElse("other"));
    };
  }

  /** The sentence for a bounce event. */
  public String of(String kind, String category) {
    return sentence(kind.equals("bounce") ? "category." + category : "kind." + kind);
  }

  /** What a sender can do about bounces of a category that are his to mend. */
  public String ofAdvice(String category) {
    String key = "advice." + category;
    return sentences.getString(sentences.containsKey(key) ? key : "advice");
  }

  /** The sentence for the ground of an opinion about an address. */
  public String ofGround(String ground) {
    return sentence("ground." + ground);
  }

  /** The sentence for what is wrong with a text that is no address. */
  public String ofSyntax(String fault) {
    return sentence("syntax." + fault);
  }

  private String sentence(String key) {
    return sentences.containsKey(key) ? sentences.getString(key) : sentences.getString("unknown");
  }

  /** What is the matter with a blocked address: why it is blocked, and the last bounce. */
  public String blocked(String cause, Optional<String> category) {
    return switch (cause) {
      case "hard_bounce", "too_many_bounces" ->
          with(sentences.getString("blocked." + cause), category);
      case "complaint" -> sentences.getString("blocked.complaint");
      default -> ofBlocked(cause, category);
    };
  }

  /** What is the matter with an address that bounced and is not blocked. */
  public String bouncing(Optional<String> category) {
    return with(sentences.getString("bouncing"), category);
  }

  private String with(String why, Optional<String> category) {
    return category.map(c -> why + " " + of("bounce", c)).orElse(why);
  }
}
