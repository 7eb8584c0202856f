package org.rebound.receiver.classify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.rebound.receiver.classify.Testimony.Tier;
import org.rebound.receiver.status.EnhancedStatusCode;
import org.rebound.receiver.status.ReplyCode;
import org.rebound.receiver.status.StatusMeaning;
import org.rebound.receiver.status.StatusRegistry;

/**
 * Hears all that speaks of one failed delivery and lets the strongest decide: words before codes,
 * precise before general, what was said of the recipient before what was said to the sender. The
 * order is that of {@link Tier}.
 *
 * <p>Immutable and thread-safe.
 */
final class Judge {

  /** The most losing testimonies that are kept. */
  private static final int WEIGHED = 8;

  /** The place of what a rule for this very provider found: before all others. */
  private static final int PROVIDER = -1;

  private final RulePack pack;
  private final StatusRegistry registry;

  /** What each reading of the registry comes to. */
  private final Map<String, Outcome> outcomes = new HashMap<>();

  Judge(RulePack pack, StatusRegistry registry) {
    this.pack = pack;
    this.registry = registry;
    for (StatusMeaning meaning : registry.all()) {
      outcomes.computeIfAbsent(meaning.reading(), Outcome::parse);
    }
  }

  private Outcome outcome(StatusMeaning meaning) {
    return Objects.requireNonNull(outcomes.get(meaning.reading()));
  }

  /** What decided, and what else spoke, strongest first. */
  record Judgement(Testimony decided, List<Testimony> weighed, Outcome outcome) {}

  /**
   * Judges.
   *
   * @param sources what was written, in order of their places
   * @param field the Status field
   */
  Judgement judge(Case subject, List<Source> sources, Optional<EnhancedStatusCode> field) {
    List<Testimony> heard = new ArrayList<>();
    for (Source source : sources) {
      words(subject, source, heard);
    }
    conditions(subject, heard);
    statuses(sources, field, heard);
    replies(sources, heard);
    heard.add(nothing(subject));
    Collections.sort(heard);
    Testimony decided = heard.get(0);
    return new Judgement(decided, losers(heard), soften(decided.outcome(), subject));
  }

  private static void words(Case subject, Source source, List<Testimony> heard) {
    for (Hit hit : source.hits()) {
      Rule rule = hit.rule();
      boolean there =
          rule.place() == Rule.Place.SAYS
              || (rule.place() == Rule.Place.TEXT) == source.field().equals("text");
      if (there && rule.condition().holds(subject)) {
        heard.add(
            new Testimony(
                tier(rule.strength(), source.own()),
                rule.condition().hosts().isEmpty() ? source.place() : PROVIDER,
                rule.order(),
                rule.id(),
                source.field(),
                source.quote(hit.start(), hit.end()),
                rule.outcome()));
      }
    }
  }

  private static Tier tier(Strength strength, boolean own) {
    return switch (strength) {
      case CERTAIN -> own ? Tier.CERTAIN_WORDS : Tier.CERTAIN_TEXT;
      case LIKELY -> own ? Tier.LIKELY_WORDS : Tier.LIKELY_TEXT;
      case VAGUE -> own ? Tier.VAGUE_WORDS : Tier.VAGUE_TEXT;
    };
  }

  private void conditions(Case subject, List<Testimony> heard) {
    for (Rule rule : pack.wordless()) {
      if (rule.condition().holds(subject)) {
        boolean byStatus = !rule.condition().statuses().isEmpty();
        String evidence =
            byStatus
                ? subject.statuses().get(0).toString()
                : subject.reply().map(ReplyCode::toString).orElse("");
        heard.add(
            new Testimony(
                tier(rule.strength(), true),
                Integer.MAX_VALUE,
                rule.order(),
                rule.id(),
                byStatus ? "status" : "reply",
                evidence,
                rule.outcome()));
      }
    }
  }

  private void statuses(
      List<Source> sources, Optional<EnhancedStatusCode> field, List<Testimony> heard) {
    boolean refusedBesides =
        sources.stream()
            .flatMap(source -> source.statuses().stream())
            .anyMatch(seen -> seen.code().statusClass() == 5 && seen.code().subject() == 7);
    for (Source source : sources) {
      for (EnhancedStatusCode.Sighting seen : source.statuses()) {
        status(seen.code(), source.field(), source.place(), refusedBesides, heard);
      }
    }
    field.ifPresent(code -> status(code, "status", 50, refusedBesides, heard));
  }

  private void status(
      EnhancedStatusCode code,
      String field,
      int place,
      boolean refusedBesides,
      List<Testimony> heard) {
    StatusMeaning meaning = registry.meaning(code).orElse(null);
    if (meaning == null) {
      return;
    }
    Outcome outcome = outcome(meaning);
    Tier tier =
        switch (meaning.strength()) {
          // 5.1.1 beside 5.7.1: the refusal is about us, and the address may well exist.
          case SPECIFIC ->
              outcome.condemns() && refusedBesides && code.subject() != 7
                  ? Tier.VAGUE_STATUS
                  : Tier.SPECIFIC_STATUS;
          case PLAIN -> Tier.PLAIN_STATUS;
          case VAGUE -> code.isUndefined() ? Tier.UNDEFINED_STATUS : Tier.VAGUE_STATUS;
        };
    heard.add(new Testimony(tier, place, 0, "status:" + code, field, code.toString(), outcome));
  }

  private void replies(List<Source> sources, List<Testimony> heard) {
    for (Source source : sources) {
      ReplyCode reply = source.reply().map(ReplyCode.Sighting::code).orElse(null);
      if (reply == null) {
        continue;
      }
      StatusMeaning meaning = registry.meaning(reply).orElse(null);
      if (meaning != null) {
        heard.add(
            new Testimony(
                Tier.REPLY,
                source.place(),
                0,
                "reply:" + reply,
                source.field(),
                reply.toString(),
                outcome(meaning)));
      }
    }
  }

  private static Testimony nothing(Case subject) {
    return new Testimony(
        Tier.NOTHING, 0, 0, "unknown", "format", subject.format(), Outcome.UNKNOWN);
  }

  /** A refusal for now stays soft, unless the rule itself names the verdict. */
  private static Outcome soften(Outcome outcome, Case subject) {
    boolean permanent =
        subject.reply().filter(ReplyCode::isPermanent).isPresent()
            || subject.statuses().stream().anyMatch(EnhancedStatusCode::isPermanent);
    boolean temporary = subject.reply().isPresent() || !subject.statuses().isEmpty();
    return temporary && !permanent && !outcome.explicit() ? outcome.softened() : outcome;
  }

  private static List<Testimony> losers(List<Testimony> heard) {
    List<Testimony> losers = new ArrayList<>();
    Set<String> named = new HashSet<>(Set.of(heard.get(0).rule()));
    for (Testimony testimony : heard.subList(1, heard.size())) {
      boolean told = testimony.tier() == Tier.NOTHING || losers.size() == WEIGHED;
      if (!told && named.add(testimony.rule())) {
        losers.add(testimony);
      }
    }
    return losers;
  }
}
