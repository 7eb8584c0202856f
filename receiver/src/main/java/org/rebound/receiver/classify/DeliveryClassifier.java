package org.rebound.receiver.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.report.Action;
import org.rebound.receiver.report.DeliveryReport;
import org.rebound.receiver.report.Diagnostic;
import org.rebound.receiver.report.RecipientStatus;
import org.rebound.receiver.status.EnhancedStatusCode;
import org.rebound.receiver.status.ReplyCode;

/**
 * Judges a delivery report recipient by recipient. What is said of one recipient alone is heard
 * before what is said of all; the report's text is read once, however many recipients there are.
 */
final class DeliveryClassifier {

  /** The most characters of a diagnostic that a finding keeps. */
  static final int DIAGNOSTIC = 1000;

  private static final RecipientStatus NOBODY =
      new RecipientStatus(
          Optional.empty(),
          Optional.empty(),
          Action.FAILED,
          Optional.empty(),
          Optional.empty(),
          Diagnostic.NONE,
          "",
          Optional.empty(),
          Optional.empty(),
          Map.of());

  private final RulePack pack;
  private final Judge judge;

  DeliveryClassifier(RulePack pack, Judge judge) {
    this.pack = pack;
    this.judge = judge;
  }

  Reading classify(DeliveryReport report) {
    List<RecipientStatus> recipients =
        report.recipients().isEmpty() ? List.of(NOBODY) : report.recipients();
    Shared shared = new Shared(report.text());
    List<Finding> findings = new ArrayList<>(recipients.size());
    Kind gravest = Kind.DELIVERED;
    for (RecipientStatus recipient : recipients) {
      Finding finding = finding(report, recipient, recipients.size() == 1, shared);
      findings.add(finding);
      Kind kind = finding.classification().kind();
      gravest = kind.compareTo(gravest) < 0 ? kind : gravest;
    }
    return new Reading(
        gravest, report.format(), findings, report.doubleBounce(), report.original().recipients());
  }

  private Finding finding(
      DeliveryReport report, RecipientStatus recipient, boolean alone, Shared shared) {
    List<Source> sources = sources(report, recipient, alone, shared);
    Case subject = subject(report, recipient, sources);
    Judge.Judgement judgement = judge.judge(subject, sources, recipient.status());
    Source text = shared.source();
    if (judgement.decided().tier() == Testimony.Tier.NOTHING && !alone && text != null) {
      // Better the words said of all than none.
      sources.add(text);
      subject = subject(report, recipient, sources);
      judgement = judge.judge(subject, sources, recipient.status());
    }
    Kind kind =
        switch (recipient.action()) {
          case FAILED -> Kind.BOUNCE;
          case DELAYED -> Kind.DELAYED;
          case DELIVERED, RELAYED, EXPANDED -> Kind.DELIVERED;
        };
    return new Finding(
        recipient.originalRecipient().or(recipient::finalRecipient),
        recipient.finalRecipient(),
        telling(judgement, subject.statuses(), recipient.status()),
        subject.reply(),
        diagnostic(recipient),
        recipient.remoteMta(),
        report.reportingMta(),
        classification(kind, recipient.action(), judgement));
  }

  private static Case subject(
      DeliveryReport report, RecipientStatus recipient, List<Source> sources) {
    List<EnhancedStatusCode> statuses = new ArrayList<>();
    Optional<ReplyCode> reply = Optional.empty();
    for (Source source : sources) {
      source.statuses().forEach(seen -> statuses.add(seen.code()));
      reply = reply.or(() -> source.reply().map(ReplyCode.Sighting::code));
    }
    recipient.status().ifPresent(statuses::add);
    statuses.removeIf(code -> code.statusClass() == 2);
    return new Case(report.format(), hosts(report, recipient), statuses, reply);
  }

  private Classification classification(Kind kind, Action action, Judge.Judgement judgement) {
    if (kind == Kind.DELIVERED) {
      Explanation explanation =
          new Explanation(
              "kind:delivered",
              pack.version(),
              "action",
              action.name().toLowerCase(Locale.ROOT),
              List.of());
      return new Classification(
          kind, Optional.empty(), Category.OTHER, Category.OTHER.fault(), explanation);
    }
    Testimony decided = judgement.decided();
    Explanation explanation =
        new Explanation(
            decided.rule(),
            pack.version(),
            decided.field(),
            decided.evidence(),
            judgement.weighed().stream()
                .map(
                    t ->
                        new Explanation.Weighed(
                            t.rule(), t.field(), t.evidence(), t.outcome().category()))
                .toList());
    Outcome outcome = judgement.outcome();
    Optional<Verdict> verdict =
        kind == Kind.BOUNCE ? Optional.of(outcome.verdict()) : Optional.empty();
    return new Classification(kind, verdict, outcome.category(), outcome.fault(), explanation);
  }

  private List<Source> sources(
      DeliveryReport report, RecipientStatus recipient, boolean alone, Shared shared) {
    List<Source> sources = new ArrayList<>(4);
    Diagnostic diagnostic = recipient.diagnostic();
    if (!diagnostic.text().isBlank()) {
      boolean plain = diagnostic.type().isEmpty() || diagnostic.type().equals("smtp");
      String said = plain ? diagnostic.text() : diagnostic.type() + "; " + diagnostic.text();
      sources.add(Source.read("diagnostic", 0, true, said, pack.matcher()));
    }
    if (!recipient.text().isBlank() && !recipient.text().equals(diagnostic.text())) {
      sources.add(shared.source(recipient.text()));
    }
    Map<String, String> telling = new TreeMap<>();
    if (alone) {
      addTelling(report.extensions(), telling);
    }
    addTelling(recipient.extensions(), telling);
    telling.forEach(
        (name, value) ->
            sources.add(Source.read(name, 2, true, name + ": " + value, pack.matcher())));
    boolean unsaid = sources.isEmpty() && alone;
    Source text = shared.source();
    if (text != null && alone) {
      sources.add(text.as(3, unsaid));
    }
    return sources;
  }

  /** Fields in which mail systems say in words of their own why they gave up. */
  private static void addTelling(Map<String, String> fields, Map<String, String> telling) {
    fields.forEach(
        (name, value) -> {
          if (name.contains("bounce") || name.contains("supplementary")) {
            telling.put(name, value);
          }
        });
  }

  private static List<String> hosts(DeliveryReport report, RecipientStatus recipient) {
    List<String> hosts = new ArrayList<>(3);
    recipient.remoteMta().ifPresent(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
    report.reportingMta().ifPresent(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
    recipient
        .finalRecipient()
        .or(recipient::originalRecipient)
        .map(MailAddress::domain)
        .ifPresent(domain -> hosts.add("." + domain.toLowerCase(Locale.ROOT)));
    return hosts;
  }

  /** The code that decided, else the first that says more than its class, else any. */
  private static Optional<EnhancedStatusCode> telling(
      Judge.Judgement judgement,
      List<EnhancedStatusCode> seen,
      Optional<EnhancedStatusCode> field) {
    String decider = judgement.decided().rule();
    if (decider.startsWith("status:")) {
      return EnhancedStatusCode.parse(decider.substring("status:".length()));
    }
    return seen.stream()
        .filter(code -> !code.isUndefined())
        .findFirst()
        .or(() -> field)
        .or(() -> seen.stream().findFirst());
  }

  private static String diagnostic(RecipientStatus recipient) {
    String said = recipient.diagnostic().text();
    return Source.oneLine(said.isBlank() ? recipient.text() : said, DIAGNOSTIC);
  }

  /** The part for people, which is read at most once. */
  private final class Shared {
    private final String text;
    private @Nullable Source read;

    Shared(String text) {
      this.text = text.strip();
    }

    /** What is said of a recipient: often all that the report says. */
    Source source(String own) {
      Source all = own.equals(text) ? source() : null;
      return all == null ? Source.read("text", 1, true, own, pack.matcher()) : all.as(1, true);
    }

    @Nullable Source source() {
      if (read == null && !text.isEmpty()) {
        read = Source.read("text", 3, false, text, pack.matcher());
      }
      return read;
    }
  }
}
