package org.rebound.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.address.Sender;
import org.rebound.receiver.classify.Classifier;
import org.rebound.receiver.ledger.Recorder;
import org.rebound.receiver.ledger.RecorderSettings;
import org.rebound.receiver.ledger.Schema;
import org.rebound.receiver.listener.Envelope;
import org.rebound.receiver.listener.SmtpReply;
import org.rebound.receiver.postgres.TestPostgres;
import org.rebound.receiver.verp.KeyRing;
import org.rebound.receiver.verp.PostfixDialect;
import org.rebound.receiver.verp.ReturnPathKey;
import org.rebound.receiver.verp.ReturnPathSettings;
import org.rebound.receiver.verp.ReturnPaths;
import org.rebound.receiver.verp.Trust;

/**
 * What becomes of an envelope: sections 1 and 2 of the check-list of what a receiver must read. The
 * commands with their parameters are in {@code EnvelopeCommandsTest}, xtext in {@code XtextTest},
 * the dialects of return paths in {@code ClassicDialectTest} and {@code PatternDialectTest}, those
 * that others rewrote in {@code ReturnPathsTest}, forged ones in {@code ForgedReturnPathTest}; that
 * nothing received is ever answered by mail is in {@code ArchitectureTest}.
 */
class ReceiverTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String ANN = "ann@example.org";
  private static final String KIM = "kim@example.org";

  private final DataSource database = TestPostgres.shared().freshDatabase();
  private final Jdbi jdbi = Jdbi.create(database);
  private final MetricRegistry metrics = new MetricRegistry();
  private final ReturnPaths paths = paths(Duration.ZERO);
  private final Recorder recorder;
  private final Receiver receiver;

  ReceiverTest() {
    Schema.migrate(database);
    recorder = Recorder.start(database, RecorderSettings.DEFAULTS, metrics);
    receiver =
        new Receiver(
            new RoleAddresses(List.of("b.test")),
            paths,
            Classifier.load(),
            recorder,
            metrics,
            BounceLog.withoutRecipients());
  }

  @AfterEach
  void close() {
    recorder.close();
  }

  @Test
  void returnPathOfOursIsTakenInAnyCase() {
    String path = paths.mint(7, KIM);

    assertThat(path).isEqualTo(path.toLowerCase(java.util.Locale.ROOT));
    assertThat(ask(path)).startsWith("250 2.1.5 ");
    assertThat(ask(path.toUpperCase(java.util.Locale.ROOT))).startsWith("250 2.1.5 ");
  }

  @Test
  void unknownReturnPathIsRefused() {
    assertThat(ask("nobody@b.test")).startsWith("550 5.1.1 ");
  }

  @Test
  void badSignatureIsRefused() {
    String path = paths.mint(7, KIM);
    char other = path.charAt(30) == 'a' ? 'b' : 'a';

    assertThat(ask(path.substring(0, 30) + other + path.substring(31))).startsWith("550 5.7.1 ");
  }

  @Test
  void returnPathOfThirtyOneDaysAgoIsRefused() {
    assertThat(ask(paths(Duration.ofDays(-32)).mint(7, KIM))).startsWith("550 5.7.1 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kim@example.org", "postmaster@example.org", "b+x@b.test.example"})
  void foreignDomainIsRefusedAsRelaying(String address) {
    assertThat(ask(address)).startsWith("550 5.7.1 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postmaster@b.test", "PostMaster@B.TEST", "abuse@b.test", "ABUSE@b.test"})
  void roleAddressIsTakenInAnyCaseAndItsMailKept(String address) {
    assertThat(ask(address)).startsWith("250 ");
    send(Sender.of(address("person@example.net")), "Subject: hello\n\nhello", address);

    assertThat(rows("select * from message")).hasSize(1);
    assertThat(rows("select * from mailing_recipient")).isEmpty();
  }

  @Test
  void severalReturnPathsOfOneMessageAreARecordEach() {
    send(Sender.nullSender(), report(KIM, ""), paths.mint(7, KIM), paths.mint(7, ANN));

    assertThat(rows("select return_path from message")).hasSize(2).doesNotHaveDuplicates();
    assertThat(rows("select distinct tag from mailing_recipient")).hasSize(2);
  }

  @Test
  void senderThatIsNotNullIsTakenAndWrittenDown() {
    SmtpReply reply =
        send(Sender.of(address("MAILER-DAEMON@old.example")), report(KIM, ""), paths.mint(7, KIM));

    assertThat(reply.toString()).contains("250");
    assertThat(rows("select sender from message"))
        .containsExactly(Map.of("sender", "<MAILER-DAEMON@old.example>"));
  }

  @Test
  void senderThatIsNotNullOfAReturnPathWithoutSignatureBlocksNobody() {
    send(Sender.of(address("MAILER-DAEMON@old.example")), report(KIM, ""), "news+kim=example.org");

    assertThat(rows("select * from bounce_event")).hasSize(1);
    assertThat(rows("select * from address where state = 'blocked'")).isEmpty();
  }

  @Test
  void reportAboutAReportIsADoubleBounceAndBlocksNobody() {
    send(Sender.nullSender(), report(KIM, "Return-Path: <>\n"), paths.mint(7, KIM));

    assertThat(rows("select counted from bounce_event")).containsExactly(Map.of("counted", false));
    assertThat(rows("select * from address where state = 'blocked'")).isEmpty();

    send(Sender.nullSender(), report(KIM, "X-Other: <>\n"), paths.mint(7, KIM));
    assertThat(rows("select tag from address where state = 'blocked'"))
        .containsExactly(Map.of("tag", AddressTag.of(address(KIM)).value()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s%%b.test", // percent hack
        "b.test!%s", // bang path
        "%s(a)b.test", // Lotus Notes
        "%s.", // a dot more
        ".%s",
        "'%s'",
        "=SMTP:%s",
      })
  void returnPathThatIsMangledBeyondItsSignatureIsRefused(String mangled) {
    MailAddress path = address(paths.mint(7, KIM));
    String local = mangled.formatted(path.localPart());

    assertThat(MailAddress.of(local, "b.test").map(receiver::recipient).map(SmtpReply::toString))
        .satisfiesAnyOf(
            reply -> assertThat(reply).isEmpty(), // the listener answers 501
            reply -> assertThat(reply.orElseThrow()).contains("550"));
  }

  @Test
  void returnPathThatLostItsTagIsUnknown() {
    assertThat(ask("b@b.test")).startsWith("550 5.1.1 ");
    assertThat(ask(paths.mint(7, KIM).substring(0, 12) + "@b.test")).startsWith("550 5.1.1 ");
  }

  @Test
  void wrapperRoundAForeignReturnPathIsNotOurs() {
    assertThat(ask("SRS0=HHH=TT=example.org=kim@b.test")).startsWith("550 5.1.1 ");
    assertThat(ask("prvs=1234abcdef=kim@b.test")).startsWith("550 5.1.1 ");
  }

  private String ask(String address) {
    SmtpReply reply = receiver.recipient(address(address));
    return reply.toString();
  }

  private SmtpReply send(Sender sender, String message, String... returnPaths) {
    return receiver.message(
        new Envelope(
            "session",
            InetAddress.getLoopbackAddress(),
            "mx.example.org",
            sender,
            Stream.of(returnPaths)
                .map(path -> path.indexOf('@') < 0 ? path + "@b.test" : path)
                .map(ReceiverTest::address)
                .toList(),
            NOW),
        message.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  private List<Map<String, Object>> rows(String sql) {
    return jdbi.withHandle(handle -> handle.select(sql).mapToMap().list());
  }

  private static String report(String recipient, String returnedHeader) {
    return """
        From: MAILER-DAEMON@mx.example.org
        Subject: Undelivered Mail Returned to Sender
        Content-Type: multipart/report; report-type=delivery-status; boundary=b

        --b

        Not delivered.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.org

        Final-Recipient: rfc822; %s
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 user unknown

        --b
        Content-Type: text/rfc822-headers

        %sFrom: news@example.com
        Subject: the news

        --b--
        """
        .formatted(recipient, returnedHeader);
  }

  private static MailAddress address(String text) {
    return MailAddress.parse(text).orElseThrow(() -> new IllegalArgumentException(text));
  }

  private static ReturnPaths paths(Duration later) {
    byte[] secret = new byte[ReturnPathKey.SECRET_OCTETS];
    Arrays.fill(secret, (byte) 4);
    KeyRing keys =
        KeyRing.of(List.of(new ReturnPathKey(3, secret, Instant.EPOCH, Optional.empty())));
    return new ReturnPaths(
        ReturnPathSettings.of("b.test").with(new PostfixDialect(), Trust.UNTRUSTED),
        keys,
        Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
  }
}
