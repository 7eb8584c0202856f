package org.rebound.receiver;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.rebound.receiver.classify.Classification;
import org.rebound.receiver.classify.Verdict;
import org.rebound.receiver.ledger.Recorded;
import org.rebound.receiver.ledger.RecordedEvent;
import org.rebound.receiver.listener.SmtpReply;
import org.rebound.receiver.measure.Provider;
import org.rebound.receiver.policy.NotCounted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * A line in the log for each recipient of what was recorded, by the logger {@code rebound.bounce},
 * with the numbers by which the API has the same. Nothing is made while that logger is off. Words
 * of the mail are not in it. Safe for threads.
 */
public final class BounceLog {

  /** The logger's name. */
  public static final String LOGGER = "rebound.bounce";

  private static final Logger LOG = LoggerFactory.getLogger(LOGGER);

  private final UnaryOperator<String> recipients;

  /**
   * A log.
   *
   * @param recipients gives what stands for the normal form of an address; called by many threads
   */
  public BounceLog(UnaryOperator<String> recipients) {
    this.recipients = recipients;
  }

  /** A log in which no recipients are. */
  public static BounceLog withoutRecipients() {
    return new BounceLog(email -> "");
  }

  /** Tells what was recorded, and what was answered; never waits and never throws for it. */
  void recorded(String session, List<Recorded> records, SmtpReply answer) {
    if (!LOG.isInfoEnabled()) {
      return;
    }
    for (Recorded record : records) {
      if (record.duplicate()) {
        line(session, record, answer).log("came before");
      }
      record.events().forEach(event -> line(session, record, answer, event).log("recorded"));
    }
  }

  private static LoggingEventBuilder line(String session, Recorded record, SmtpReply answer) {
    return LOG.atInfo()
        .addKeyValue("session", session)
        .addKeyValue("reply", answer.code())
        .addKeyValue("messageId", record.messageId());
  }

  private LoggingEventBuilder line(
      String session, Recorded record, SmtpReply answer, RecordedEvent event) {
    Classification said = event.classification();
    LoggingEventBuilder line = line(session, record, answer).addKeyValue("bounce", event.id());
    line = with(line, "mailing", event.mailing());
    line = with(line, "recipient", event.email().map(recipients).filter(name -> !name.isEmpty()));
    line = line.addKeyValue("kind", said.kind().code());
    line = with(line, "verdict", said.verdict().map(Verdict::code));
    line = line.addKeyValue("category", said.category().code());
    line = line.addKeyValue("fault", said.fault().code());
    line = line.addKeyValue("rule", said.explanation().rule());
    line = with(line, "status", event.status());
    line = with(line, "replyCode", event.reply());
    line = with(line, "provider", event.remoteMta().map(Optional::of).map(Provider::of));
    line = line.addKeyValue("counted", event.notCounted().isEmpty());
    line = with(line, "notCounted", event.notCounted().map(NotCounted::code));
    return line.addKeyValue("blocked", event.blocked());
  }

  private static LoggingEventBuilder with(
      LoggingEventBuilder line, String name, Optional<?> value) {
    return value.isPresent() ? line.addKeyValue(name, value.get()) : line;
  }
}
