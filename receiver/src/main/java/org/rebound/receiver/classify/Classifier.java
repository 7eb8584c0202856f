package org.rebound.receiver.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.report.AutoReply;
import org.rebound.receiver.report.DeliveryReport;
import org.rebound.receiver.report.DispositionReport;
import org.rebound.receiver.report.FeedbackReport;
import org.rebound.receiver.report.Report;
import org.rebound.receiver.report.Unrecognized;
import org.rebound.receiver.status.StatusRegistry;

/**
 * Says of each recipient of a report what happened and whose problem it is.
 *
 * <p>Total: any report in, a reading out, in time linear in its text. Pure, immutable and
 * thread-safe; two classifiers with the same {@link #rulePack} judge alike.
 */
public final class Classifier {

  private final RulePack pack;
  private final DeliveryClassifier deliveries;

  Classifier(RulePack pack, StatusRegistry registry) {
    this.pack = pack;
    this.deliveries = new DeliveryClassifier(pack, new Judge(pack, registry));
  }

  /**
   * A classifier with the built-in rules.
   *
   * @throws IllegalStateException naming file and line, when a rule is not of the described form
   */
  public static Classifier load() {
    return new Classifier(RulePack.load(), StatusRegistry.load());
  }

  /** The version of the rules: a hash over their files. */
  public String rulePack() {
    return pack.version();
  }

  /** Reads and judges. */
  public Reading classify(Report report) {
    if (report instanceof DeliveryReport delivery) {
      return deliveries.classify(delivery);
    }
    if (report instanceof FeedbackReport feedback) {
      return feedback(feedback);
    }
    if (report instanceof AutoReply reply) {
      Finding finding =
          simple(Kind.AUTO_REPLY, reply.sender(), Optional.empty(), "subject", reply.subject(), "");
      return new Reading(Kind.AUTO_REPLY, reply.format(), List.of(finding));
    }
    if (report instanceof DispositionReport notice) {
      Optional<MailAddress> recipient = notice.originalRecipient().or(notice::finalRecipient);
      Finding finding =
          simple(
              Kind.DISPOSITION,
              recipient,
              notice.finalRecipient(),
              "disposition",
              notice.disposition(),
              notice.trouble());
      return new Reading(Kind.DISPOSITION, notice.format(), List.of(finding));
    }
    return new Reading(Kind.UNRECOGNIZED, ((Unrecognized) report).format(), List.of());
  }

  /**
   * A complaint, except for the two types that are none: {@code not-spam}, by which a person says
   * what he did with the message, and {@code auth-failure} (RFC 6591), which speaks of a signature
   * and not of a recipient.
   */
  private Reading feedback(FeedbackReport report) {
    String type = report.feedbackType();
    if (type.equals("auth-failure") || type.equals("dmarc")) {
      return new Reading(Kind.UNRECOGNIZED, report.format(), List.of());
    }
    Kind kind = type.equals("not-spam") ? Kind.DISPOSITION : Kind.COMPLAINT;
    List<Finding> findings = new ArrayList<>();
    for (MailAddress recipient : report.recipients()) {
      findings.add(
          simple(kind, Optional.of(recipient), Optional.empty(), "feedback-type", type, ""));
    }
    if (findings.isEmpty()) {
      findings.add(simple(kind, Optional.empty(), Optional.empty(), "feedback-type", type, ""));
    }
    return new Reading(kind, report.format(), findings, false, report.original().recipients());
  }

  private Finding simple(
      Kind kind,
      Optional<MailAddress> recipient,
      Optional<MailAddress> finalRecipient,
      String field,
      String evidence,
      String trouble) {
    Category category = kind == Kind.COMPLAINT ? Category.COMPLAINT : Category.OTHER;
    Explanation explanation =
        new Explanation(
            "kind:" + kind.code(),
            pack.version(),
            field,
            Source.oneLine(evidence, Source.QUOTED),
            List.of());
    return new Finding(
        recipient,
        finalRecipient,
        Optional.empty(),
        Optional.empty(),
        Source.oneLine(trouble, DeliveryClassifier.DIAGNOSTIC),
        Optional.empty(),
        Optional.empty(),
        new Classification(kind, Optional.empty(), category, category.fault(), explanation));
  }
}
