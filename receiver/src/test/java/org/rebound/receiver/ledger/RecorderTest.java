package org.rebound.receiver.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rebound.receiver.address.Sender;
import org.rebound.receiver.classify.Category;
import org.rebound.receiver.classify.Finding;
import org.rebound.receiver.classify.Kind;
import org.rebound.receiver.classify.Reading;
import org.rebound.receiver.measure.Buckets;
import org.rebound.receiver.policy.Effect;
import org.rebound.receiver.policy.PolicySettings;

class RecorderTest {

  private static final String ANN = "ann@example.org";

  private final TestLedger ledger = new TestLedger();

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void recordedBounceIsInTheDatabaseWithItsRawBytes() {
    Incoming incoming = Bounces.signed(7, ANN, Category.MAILBOX_UNKNOWN).message();
    Recorded recorded = ledger.recorder.record(incoming);

    assertThat(recorded.duplicate()).isFalse();
    assertThat(ledger.message(recorded))
        .containsEntry("dialect", "signed")
        .containsEntry("mailing_id", 7L)
        .containsEntry("tag", TestLedger.tag(ANN))
        .containsEntry("sender", "<>")
        .containsEntry("kind", "bounce");
    byte[] raw =
        ledger.jdbi.withHandle(
            h ->
                h.select(
                        "select content from message_raw where message_id = ?",
                        recorded.messageId())
                    .mapTo(byte[].class)
                    .one());
    assertThat(Compression.inflate(raw, 100_000)).isEqualTo(incoming.content());
  }

  @Test
  void hardBounceBlocksItsAddressAndNamesItselfAsTheCause() {
    Recorded recorded = ledger.record(Bounces.signed(7, ANN, Category.MAILBOX_UNKNOWN));
    Map<String, Object> event = ledger.event(recorded);

    assertThat(event).containsEntry("counted", true).containsEntry("verdict", "hard");
    assertThat(ledger.address(ANN))
        .containsEntry("email", ANN)
        .containsEntry("state", "blocked")
        .containsEntry("cause", "hard_bounce")
        .containsEntry("bounces", 1)
        .containsEntry("last_bounce_id", event.get("id"));
    assertThat(ledger.one("select * from address_transition"))
        .containsEntry("state_before", "usable")
        .containsEntry("state_after", "blocked")
        .containsEntry("cause", "hard_bounce")
        .containsEntry("bounce_id", event.get("id"))
        .containsEntry("actor", "policy");
  }

  @Test
  void whatWasRecordedIsToldOnceWithWhatItDid() {
    Bounces hard = Bounces.signed(7, ANN, Category.MAILBOX_UNKNOWN);
    Recorded recorded = ledger.record(hard);

    assertThat(recorded.events()).hasSize(1);
    RecordedEvent told = recorded.events().get(0);
    assertThat(told.id()).isEqualTo(ledger.event(recorded).get("id"));
    assertThat(told.mailing()).contains(7L);
    assertThat(told.email()).contains(ANN);
    assertThat(told.classification().category()).isEqualTo(Category.MAILBOX_UNKNOWN);
    assertThat(told.notCounted()).isEmpty();
    assertThat(told.blocked()).isTrue();
    assertThat(ledger.record(hard).events()).isEmpty();
    assertThat(ledger.record(hard.at(Bounces.NOON.plusSeconds(3_600))).events()).isEmpty();
  }

  @Test
  void secondBounceOfABlockedAddressBlocksItNotAgain() {
    ledger.record(Bounces.signed(7, ANN, Category.MAILBOX_UNKNOWN));
    Recorded second = ledger.record(Bounces.signed(8, ANN, Category.MAILBOX_UNKNOWN));
    assertThat(second.events()).singleElement().matches(event -> !event.blocked());
  }

  @Test
  void messageThatComesAgainGetsTheFirstRecordAndCountsOnce() {
    Bounces soft = Bounces.signed(7, ANN, Category.MAILBOX_FULL);
    Recorded first = ledger.record(soft);
    Recorded again = ledger.record(soft.at(Bounces.NOON.plusSeconds(3_600)).helo("other"));

    assertThat(again).isEqualTo(new Recorded(first.messageId(), true));
    assertThat(ledger.count("select count(*) from message")).isOne();
    assertThat(ledger.count("select count(*) from bounce_event")).isOne();
    assertThat(ledger.address(ANN)).containsEntry("bounces", 1);
    assertThat(ledger.metrics.meter("rebound.recorder.duplicates").getCount()).isOne();
  }

  @Test
  void messageThatComesTwiceInOneBatchIsRecordedOnce() {
    Incoming soft = Bounces.signed(7, ANN, Category.MAILBOX_FULL).message();
    List<Recorded> recorded = ledger.recorder.record(List.of(soft, soft));

    assertThat(recorded.get(0).duplicate()).isFalse();
    assertThat(recorded.get(1)).isEqualTo(new Recorded(recorded.get(0).messageId(), true));
    assertThat(ledger.address(ANN)).containsEntry("bounces", 1);
  }

  @Test
  void fifthBounceIsAcceptedAndTheSixthBlocksWithinOneTransaction() {
    ledger.recorder.record(Bounces.mailings(5, ANN, Category.MAILBOX_FULL));
    assertThat(ledger.address(ANN)).containsEntry("state", "usable").containsEntry("bounces", 5);

    ledger.recorder.record(Bounces.mailings(6, ANN, Category.MAILBOX_FULL));
    assertThat(ledger.address(ANN))
        .containsEntry("state", "blocked")
        .containsEntry("cause", "too_many_bounces")
        .containsEntry("bounces", 6);
    assertThat(ledger.count("select count(*) from address_transition")).isOne();
  }

  @Test
  void addressHasOneVoteAMailingEvenWithinOneTransaction() {
    Bounces soft = Bounces.signed(7, ANN, Category.MAILBOX_FULL);
    List<Recorded> two =
        ledger.recorder.record(List.of(soft.message(), soft.saying("again").message()));
    Recorded third = ledger.record(soft.saying("and again"));

    assertThat(ledger.event(two.get(0))).containsEntry("counted", true);
    assertThat(ledger.event(two.get(1))).containsEntry("not_counted", "second_vote");
    assertThat(ledger.event(third)).containsEntry("not_counted", "second_vote");
    assertThat(ledger.address(ANN)).containsEntry("bounces", 1);
  }

  @Test
  void hardBounceAfterACountedSoftOneOfTheSameMailingBlocks() {
    ledger.record(Bounces.signed(7, ANN, Category.MAILBOX_FULL));
    Recorded hard = ledger.record(Bounces.signed(7, ANN, Category.MAILBOX_UNKNOWN));

    assertThat(ledger.event(hard)).containsEntry("counted", false);
    assertThat(ledger.address(ANN)).containsEntry("state", "blocked").containsEntry("bounces", 1);
    assertThat(ledger.one("select * from mailing_recipient"))
        .containsEntry("verdict", "hard")
        .containsEntry("category", "mailbox_unknown");
  }

  @Test
  void changedSettingTakesEffectWithTheNextBounce() {
    ledger.recorder.record(Bounces.mailings(2, ANN, Category.MAILBOX_FULL));
    ledger.jdbi.useHandle(
        h ->
            PolicySetting.write(
                h,
                new PolicySettings(
                    2, PolicySettings.Mode.CONSECUTIVE, Duration.ofDays(3), Map.of())));

    ledger.record(Bounces.signed(3, ANN, Category.MAILBOX_FULL));

    assertThat(ledger.address(ANN)).containsEntry("state", "blocked");
  }

  @Test
  void settingIsReadAsItWasWritten() {
    PolicySettings own =
        new PolicySettings(
            9,
            PolicySettings.Mode.WINDOW,
            Duration.ofHours(36),
            Map.of(Category.DNS, Effect.IGNORE, Category.MOVED, Effect.COUNT));
    ledger.jdbi.useHandle(h -> PolicySetting.write(h, own));

    assertThat(ledger.jdbi.withHandle(PolicySetting::read)).isEqualTo(own);
  }

  @Test
  void brokenSettingNeverStopsTheMail() {
    for (String broken :
        List.of(
            "{\"mode\": \"sometimes\"}",
            "{\"accepted_bounces\": 99999999999}",
            "{\"window\": \"long\"}",
            "{\"categories\": {\"complaint\": \"ignore\"}}",
            "{\"categories\": {\"=\": null}}",
            "{\"categories\": [1]}",
            "[]",
            "null")) {
      ledger.run(
          "insert into setting values ('policy', '"
              + broken
              + "') on conflict (name) do update set value = excluded.value");
      assertThat(ledger.jdbi.withHandle(PolicySetting::read)).isEqualTo(PolicySettings.DEFAULTS);
    }
  }

  @Test
  void windowModeCountsOnlyWhatIsNearAndWasNotForgiven() {
    ledger.jdbi.useHandle(
        h ->
            PolicySetting.write(
                h,
                new PolicySettings(2, PolicySettings.Mode.WINDOW, Duration.ofDays(10), Map.of())));
    for (int i = 0; i < 4; i++) {
      ledger.record(
          Bounces.signed(i + 1, ANN, Category.MAILBOX_FULL)
              .at(Bounces.NOON.plus(Duration.ofDays(6L * i))));
    }
    assertThat(ledger.address(ANN)).containsEntry("state", "usable").containsEntry("bounces", 4);

    ledger.run("update address set bounces = 0, cleared_at = '2026-12-10T18:00:00Z'");
    Bounces next = Bounces.signed(9, ANN, Category.MAILBOX_FULL);
    ledger.record(next.at(Bounces.NOON.plus(Duration.ofDays(19))));
    assertThat(ledger.address(ANN)).containsEntry("state", "usable");

    ledger.record(
        Bounces.signed(10, ANN, Category.MAILBOX_FULL).at(Bounces.NOON.plus(Duration.ofDays(20))));
    ledger.record(
        Bounces.signed(11, ANN, Category.MAILBOX_FULL).at(Bounces.NOON.plus(Duration.ofDays(21))));
    assertThat(ledger.address(ANN)).containsEntry("state", "blocked");
  }

  @Test
  void deliveryIsASignOfLife() {
    ledger.recorder.record(Bounces.mailings(3, ANN, Category.MAILBOX_FULL));
    Recorded delivered =
        ledger.record(
            Bounces.signed(4, ANN, Category.OTHER)
                .about(Bounces.reading(Bounces.finding(ANN, Kind.DELIVERED))));

    assertThat(ledger.event(delivered)).containsEntry("not_counted", "delivered");
    assertThat(ledger.address(ANN)).containsEntry("consecutive", 0).containsEntry("bounces", 3);
  }

  @Test
  void complaintBlocksAndIsRememberedWithItsMailing() {
    ledger.record(
        Bounces.signed(4, ANN, Category.OTHER)
            .about(Bounces.reading(Bounces.finding(ANN, Kind.COMPLAINT))));

    assertThat(ledger.address(ANN))
        .containsEntry("state", "blocked")
        .containsEntry("cause", "complaint")
        .containsEntry("bounces", 0);
    assertThat(ledger.one("select * from mailing_recipient").get("complained_at")).isNotNull();
  }

  @Test
  void doubleBounceNeverCounts() {
    Bounces bounce = Bounces.signed(4, ANN, Category.MAILBOX_UNKNOWN);
    Reading reading = bounce.reading();
    Recorded recorded =
        ledger.record(
            bounce.about(
                new Reading(
                    reading.kind(), reading.format(), reading.findings(), true, List.of())));

    assertThat(ledger.event(recorded)).containsEntry("not_counted", "double_bounce");
    assertThat(ledger.address(ANN)).containsEntry("state", "usable");
  }

  @Test
  void messageThatReportsNothingIsKeptAndListed() {
    Recorded recorded =
        ledger.record(
            Bounces.signed(4, ANN, Category.OTHER)
                .about(new Reading(Kind.UNRECOGNIZED, "none", List.of())));

    assertThat(ledger.event(recorded))
        .containsEntry("kind", "unrecognized")
        .containsEntry("counted", false)
        .containsEntry("not_counted", "unrecognized")
        .containsEntry("tag", TestLedger.tag(ANN))
        .containsEntry("mailing_id", 4L);
  }

  @Test
  void mailToPostmasterIsKeptWithoutAMailing() {
    Recorded recorded =
        ledger.record(
            Bounces.role(Bounces.reading(Bounces.finding(ANN, Category.MAILBOX_UNKNOWN))));

    assertThat(ledger.message(recorded)).containsEntry("dialect", "role");
    assertThat(ledger.event(recorded))
        .containsEntry("not_counted", "unattributed")
        .containsEntry("mailing_id", null)
        .containsEntry("tag", null);
    assertThat(ledger.count("select count(*) from address")).isZero();
  }

  @Test
  void signedReturnPathSufficesWhoeverTheSenderIs() {
    Recorded recorded =
        ledger.record(
            Bounces.signed(4, ANN, Category.MAILBOX_UNKNOWN)
                .from(Sender.of(Bounces.address("MAILER-DAEMON@mx.example.net"))));

    assertThat(ledger.message(recorded)).containsEntry("sender", "<MAILER-DAEMON@mx.example.net>");
    assertThat(ledger.event(recorded)).containsEntry("counted", true);
  }

  @Test
  void linkLocalPeerIsRecordedWithoutItsZone() {
    Recorded recorded = ledger.record(Bounces.signed(4, ANN, Category.DNS).peer("fe80::1%1"));

    assertThat(ledger.message(recorded).get("peer")).hasToString("fe80::1");
  }

  @Test
  void manyThreadsAreRecordedInFewTransactionsAndCountedExactly() throws Exception {
    int threads = 40;
    ExecutorService senders = Executors.newFixedThreadPool(threads);
    List<Callable<Recorded>> calls = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      Bounces bounce = Bounces.signed(1 + i / 20, "r" + i % 20 + "@example.org", Category.NETWORK);
      calls.add(() -> ledger.record(bounce));
    }
    for (Future<Recorded> answer : senders.invokeAll(calls)) {
      assertThat(answer.get().duplicate()).isFalse();
    }
    senders.shutdown();

    assertThat(ledger.count("select count(*) from message")).isEqualTo(1_000);
    assertThat(ledger.count("select count(*) from address where bounces = 50")).isEqualTo(20);
    assertThat(ledger.count("select count(*) from address_transition")).isEqualTo(20);
    Buckets batches = Buckets.in(ledger.metrics, "rebound.recorder.batch-size");
    assertThat(batches.sum() / batches.count()).isGreaterThan(2);
  }

  @Test
  void rowsAreFoundByIndexHoweverSmallTheTablesWereWhenTheStatementsWerePrepared() {
    String scans =
        "select coalesce(sum(seq_scan), 0)::bigint from pg_stat_user_tables"
            + " where relname in ('address', 'mailing_recipient', 'intake_key', 'mailing')";
    long before = ledger.count(scans);
    for (Incoming message : Bounces.mailings(12, ANN, Category.MAILBOX_FULL)) {
      ledger.recorder.record(message);
    }
    ledger.recorder.close(); // Connections tell their statistics when they end.

    assertThat(ledger.count(scans)).isEqualTo(before);
  }

  @Test
  void hostileTextIsStoredBoundedAndReadable() {
    String hostile = "\0\u0001\u001B]0;title\u0007\u009B\uD800\u202E" + "x".repeat(1_000_000);
    var finding = Bounces.finding(ANN, Category.MAILBOX_FULL);
    Recorded recorded =
        ledger.record(
            Bounces.signed(4, ANN, Category.MAILBOX_FULL)
                .helo(hostile)
                .about(
                    Bounces.reading(
                        new Finding(
                            finding.recipient(),
                            finding.finalRecipient(),
                            finding.status(),
                            finding.reply(),
                            hostile,
                            Optional.of(hostile),
                            Optional.of(hostile),
                            finding.classification()))));

    Map<String, Object> event = ledger.event(recorded);
    assertThat((String) event.get("diagnostic"))
        .hasSize(2_000)
        .startsWith("\uFFFD\uFFFD\uFFFD]0;title\uFFFD\uFFFD\uFFFD\u202Exxx");
    assertThat(event).containsEntry("counted", true);
    assertThat((String) ledger.message(recorded).get("helo")).hasSize(255).doesNotContain("\0");
  }
}
