package org.rebound.receiver.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.address.Sender;
import org.rebound.receiver.classify.Classifier;
import org.rebound.receiver.classify.Kind;
import org.rebound.receiver.classify.Reading;
import org.rebound.receiver.mime.MimeReader;
import org.rebound.receiver.policy.Decision;
import org.rebound.receiver.policy.Occurrence;
import org.rebound.receiver.policy.Policy;
import org.rebound.receiver.policy.PolicySettings;
import org.rebound.receiver.policy.Standing;
import org.rebound.receiver.report.ReportReader;
import org.rebound.receiver.verp.MailingRef;
import org.rebound.receiver.verp.RecipientRef;
import org.rebound.receiver.verp.ReturnPathReading;

/**
 * The whole way of a message but for the database: any bytes are read, judged and made ready to be
 * stored, and what is to be stored is what PostgreSQL takes. A message of which it took less would
 * be answered 451 for ever.
 */
class PipelineFuzzTest {

  private static final Classifier CLASSIFIER = Classifier.load();
  private static final Policy POLICY = new Policy(PolicySettings.DEFAULTS);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final MailAddress RETURN_PATH = new MailAddress("b", "bounces.example.com");
  private static final MailAddress RECIPIENT = new MailAddress("user", "example.com");

  @MethodSource("org.rebound.receiver.FuzzSeeds#messages")
  @FuzzTest
  void anyMessageCanBeStored(byte[] message) throws JsonProcessingException {
    Reading reading = CLASSIFIER.classify(ReportReader.read(MimeReader.read(message)));
    if (reading.kind() == Kind.BOUNCE) {
      assertThat(reading.findings()).isNotEmpty();
    }
    for (RecipientRef recipient :
        List.of(
            new RecipientRef.Unnamed(),
            new RecipientRef.Named(RECIPIENT),
            new RecipientRef.Tagged(AddressTag.of(RECIPIENT)))) {
      check(Entry.of(incoming(message, recipient, reading)), message);
    }
  }

  private static Incoming incoming(byte[] message, RecipientRef recipient, Reading reading) {
    return new Incoming(
        RETURN_PATH,
        Optional.of(
            new ReturnPathReading.Attributed(
                "signed", true, new MailingRef.Numbered(7), recipient)),
        Sender.nullSender(),
        InetAddress.getLoopbackAddress(),
        new String(message, 0, Math.min(300, message.length), StandardCharsets.UTF_8),
        "session",
        NOW,
        message,
        Fingerprint.of(RETURN_PATH, message),
        reading);
  }

  private static void check(Entry entry, byte[] message) throws JsonProcessingException {
    assertThat(entry.fingerprint()).hasSize(32);
    assertThat(Compression.inflate(entry.deflated(), message.length)).isEqualTo(message);
    fits(entry.format(), 64);
    fits(entry.helo(), 255);
    assertThat(entry.events()).isNotEmpty().hasSizeLessThanOrEqualTo(1_000);
    Standing standing = Standing.CLEAN;
    for (Event event : entry.events()) {
      check(event);
      Decision decision =
          POLICY.decide(
              standing,
              new Occurrence(event.classification(), NOW, event.barred(), standing.bounces() > 0));
      assertThat(decision.after().bounces()).isBetween(standing.bounces(), 1);
      standing = decision.after();
    }
  }

  private static void check(Event event) throws JsonProcessingException {
    Stream.of(
            event.email(),
            event.status(),
            event.remoteMta(),
            event.reportingMta(),
            event.originalRecipient(),
            event.finalRecipient(),
            Optional.of(event.rule()),
            Optional.of(event.rulePack()),
            Optional.of(event.field()))
        .flatMap(Optional::stream)
        .forEach(text -> fits(text, 255));
    fits(event.diagnostic(), 2_000);
    fits(event.evidence(), 1_000);
    fits(event.weighed(), 100_000);
    event.reply().ifPresent(reply -> assertThat(reply).isBetween(200, 599));
    JSON.readTree(event.weighed())
        .forEach(weighed -> fits(weighed.path("evidence").textValue(), 300));
  }

  /** Whether PostgreSQL takes the text: no NUL, no half surrogate pair, no longer than meant. */
  private static void fits(String text, int limit) {
    assertThat(text).hasSizeLessThanOrEqualTo(limit).doesNotContain("\0");
    assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(text);
  }
}
