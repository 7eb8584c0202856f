package org.rebound.receiver;

import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.classify.Classifier;
import org.rebound.receiver.classify.Kind;
import org.rebound.receiver.classify.Reading;
import org.rebound.receiver.ledger.Fingerprint;
import org.rebound.receiver.ledger.Incoming;
import org.rebound.receiver.ledger.Recorded;
import org.rebound.receiver.ledger.Recorder;
import org.rebound.receiver.ledger.RecordingException;
import org.rebound.receiver.listener.Envelope;
import org.rebound.receiver.listener.Intake;
import org.rebound.receiver.listener.SmtpReply;
import org.rebound.receiver.mime.MimeReader;
import org.rebound.receiver.report.ReportReader;
import org.rebound.receiver.verp.ReturnPathReading;
import org.rebound.receiver.verp.ReturnPaths;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a bounce, from the listener's hands to the database: return path, mime, report,
 * classify, and the ledger, which applies the policy in the transaction that writes it down.
 *
 * <p>Its promise: a message answered 250 is in the database, exactly once; anything else is
 * answered 4yz or 5yz. Failing to understand a message never fails it. Safe for threads.
 */
public final class Receiver implements Intake {

  private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);

  private static final SmtpReply RECIPIENT_OK = SmtpReply.ok(250, "2.1.5", "Recipient ok");
  private static final SmtpReply NOT_OURS =
      SmtpReply.permanent(550, "5.7.1", "Not a bounce domain of ours, and we do not relay");
  private static final SmtpReply UNKNOWN =
      SmtpReply.permanent(550, "5.1.1", "No such return path here");
  private static final SmtpReply FORGED =
      SmtpReply.permanent(550, "5.7.1", "This return path was not made by us");
  private static final SmtpReply EXPIRED =
      SmtpReply.permanent(550, "5.7.1", "This return path has expired");
  private static final SmtpReply NOT_RECORDED =
      SmtpReply.temporary(451, "4.3.0", "Not recorded, please try again later");

  /**
   * How many messages are read at once. What is read takes ten times its size in memory, and more
   * threads than processors would only make each other wait with it.
   */
  private static final int READERS = 4 * Runtime.getRuntime().availableProcessors();

  private final RoleAddresses roles;
  private final ReturnPaths returnPaths;
  private final Classifier classifier;
  private final Recorder recorder;
  private final Outcomes outcomes;
  private final BounceLog log;
  private final Semaphore turns = new Semaphore(READERS);
  private final Meter unreadable;
  private final Meter notRecorded;

  /** A receiver that records with {@code recorder}, which stays its owner's to close. */
  public Receiver(
      RoleAddresses roles,
      ReturnPaths returnPaths,
      Classifier classifier,
      Recorder recorder,
      MetricRegistry metrics,
      BounceLog log) {
    this.roles = roles;
    this.returnPaths = returnPaths;
    this.classifier = classifier;
    this.recorder = recorder;
    this.outcomes = new Outcomes(metrics);
    this.log = log;
    this.unreadable = metrics.meter("receiver.messages.failed_to_read");
    this.notRecorded = metrics.meter("receiver.messages.not_recorded");
  }

  /**
   * Takes what is ours: role addresses and return paths that are neither unknown, forged nor old.
   */
  @Override
  public SmtpReply recipient(MailAddress recipient) {
    if (roles.contains(recipient)) {
      return RECIPIENT_OK;
    }
    if (!returnPaths.isOurDomain(recipient.domain())) {
      return refused(Outcomes.NOT_OURS, NOT_OURS);
    }
    ReturnPathReading reading = returnPaths.read(recipient);
    if (reading instanceof ReturnPathReading.Attributed) {
      return RECIPIENT_OK;
    }
    if (reading instanceof ReturnPathReading.Forged) {
      return refused(Outcomes.FORGED, FORGED);
    }
    return reading instanceof ReturnPathReading.Expired
        ? refused(Outcomes.EXPIRED, EXPIRED)
        : refused(Outcomes.UNKNOWN, UNKNOWN);
  }

  private SmtpReply refused(String reason, SmtpReply reply) {
    outcomes.refused(reason);
    return reply;
  }

  @Override
  public SmtpReply message(Envelope envelope, byte[] content) {
    try {
      List<Recorded> records = recorder.record(incoming(envelope, content));
      SmtpReply reply = recorded(records);
      outcomes.recorded(records);
      log.recorded(envelope.sessionId(), records, reply);
      return reply;
    } catch (RecordingException e) {
      notRecorded.mark();
      LOG.warn(
          "session {}: message not recorded, answered 451: {}",
          envelope.sessionId(),
          e.getMessage());
      return NOT_RECORDED;
    }
  }

  private List<Incoming> incoming(Envelope envelope, byte[] content) {
    turns.acquireUninterruptibly();
    try {
      Reading reading = read(envelope, content);
      List<Incoming> incoming = new ArrayList<>();
      for (MailAddress recipient : envelope.recipients()) {
        incoming.add(incoming(envelope, recipient, content, reading));
      }
      return incoming;
    } finally {
      turns.release();
    }
  }

  private Reading read(Envelope envelope, byte[] content) {
    try {
      return classifier.classify(ReportReader.read(MimeReader.read(content)));
    } catch (RuntimeException e) {
      // The parsers are total, so this is a bug; the message must not pay for it.
      unreadable.mark();
      // What the exception says may hold mail; where it came from does not.
      LOG.error(
          "session {}: the message could not be read, it is kept: {} at {}; details at DEBUG",
          envelope.sessionId(),
          e.getClass().getName(),
          List.of(e.getStackTrace()).stream().limit(3).toList());
      LOG.debug("session {}: why a message could not be read", envelope.sessionId(), e);
      return new Reading(Kind.UNRECOGNIZED, "failed-to-read", List.of());
    }
  }

  private Incoming incoming(
      Envelope envelope, MailAddress recipient, byte[] content, Reading reading) {
    return new Incoming(
        recipient,
        attribution(recipient),
        envelope.sender(),
        envelope.peer(),
        envelope.helo(),
        envelope.sessionId(),
        envelope.receivedAt(),
        content,
        Fingerprint.of(recipient, content),
        reading);
  }

  private Optional<ReturnPathReading.Attributed> attribution(MailAddress recipient) {
    return !roles.contains(recipient)
            && returnPaths.read(recipient) instanceof ReturnPathReading.Attributed attributed
        ? Optional.of(attributed)
        : Optional.empty();
  }

  private static SmtpReply recorded(List<Recorded> records) {
    Recorded first = records.get(0);
    return SmtpReply.ok(
        250,
        "2.0.0",
        (first.duplicate() ? "Recorded before as " : "Recorded as ") + first.messageId());
  }
}
