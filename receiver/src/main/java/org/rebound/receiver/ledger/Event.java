package org.rebound.receiver.ledger;

import java.util.List;
import java.util.Optional;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.classify.Category;
import org.rebound.receiver.classify.Classification;
import org.rebound.receiver.classify.Explanation;
import org.rebound.receiver.classify.Finding;
import org.rebound.receiver.classify.Kind;
import org.rebound.receiver.policy.NotCounted;

/**
 * A bounce_event to be, with all its texts bounded and fit to be stored.
 *
 * @param barred why it may change nothing, known before anybody looks into the database
 * @param email normal form of the address behind the tag, once something named it
 */
record Event(
    Classification classification,
    Optional<NotCounted> barred,
    Optional<Long> tag,
    Optional<String> email,
    boolean foreign,
    Optional<String> status,
    Optional<Integer> reply,
    String diagnostic,
    Optional<String> remoteMta,
    Optional<String> reportingMta,
    Optional<String> originalRecipient,
    Optional<String> finalRecipient,
    String rule,
    String rulePack,
    String field,
    String evidence,
    String weighed) {

  private static final int DIAGNOSTIC = 2_000;
  private static final int EVIDENCE = 1_000;
  private static final int NAME = 255;

  /** The event of one finding, or of a message without any. */
  static Event of(Attributed attributed, Kind kind, Optional<NotCounted> barred) {
    Classification said =
        attributed.finding().map(Finding::classification).orElseGet(() -> nobody(kind));
    Optional<Finding> finding = attributed.finding();
    Explanation explanation = said.explanation();
    return new Event(
        said,
        barred,
        attributed.tag().map(AddressTag::value),
        attributed.email().map(MailAddress::normalize).map(MailAddress::toString),
        attributed.foreign(),
        finding.flatMap(Finding::status).map(Object::toString),
        finding.flatMap(Finding::reply).map(reply -> reply.value()),
        finding.map(f -> StoredText.of(f.diagnostic(), DIAGNOSTIC)).orElse(""),
        finding.flatMap(Finding::remoteMta).map(Event::name),
        finding.flatMap(Finding::reportingMta).map(Event::name),
        finding.flatMap(Finding::recipient).map(MailAddress::toString).map(Event::name),
        finding.flatMap(Finding::finalRecipient).map(MailAddress::toString).map(Event::name),
        name(explanation.rule()),
        name(explanation.rulePack()),
        name(explanation.field()),
        StoredText.of(explanation.evidence(), EVIDENCE),
        WeighedJson.of(explanation.weighed()));
  }

  private static Classification nobody(Kind kind) {
    Explanation none = new Explanation("none", "none", "none", "", List.of());
    return new Classification(kind, Optional.empty(), Category.OTHER, Category.OTHER.fault(), none);
  }

  private static String name(String text) {
    return StoredText.of(text, NAME);
  }
}
