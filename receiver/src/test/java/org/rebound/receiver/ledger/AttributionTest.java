package org.rebound.receiver.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.classify.Category;
import org.rebound.receiver.classify.Finding;
import org.rebound.receiver.classify.Kind;
import org.rebound.receiver.classify.Reading;
import org.rebound.receiver.verp.MailingRef;
import org.rebound.receiver.verp.RecipientRef;
import org.rebound.receiver.verp.ReturnPathReading.Attributed;

/** Whom a bounce counts for: docs/adr/0006. */
class AttributionTest {

  private static final String ANN = "ann@example.org";
  private static final String BOB = "bob@elsewhere.example";
  private static final AddressTag TAG_OF_ANN = AddressTag.of(Bounces.address(ANN));
  private static final Finding ANN_UNKNOWN = Bounces.finding(ANN, Category.MAILBOX_UNKNOWN);
  private static final Finding BOB_UNKNOWN = Bounces.finding(BOB, Category.MAILBOX_UNKNOWN);

  private final TestLedger ledger = new TestLedger();

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void reportAboutAForwardCountsForTheTagAndNeverTouchesTheOtherAddress() {
    Recorded recorded = ledger.record(signed(Bounces.reading(BOB_UNKNOWN)));

    assertThat(ledger.event(recorded))
        .containsEntry("tag", TAG_OF_ANN.value())
        .containsEntry("original_recipient", BOB)
        .containsEntry("foreign_recipient", false)
        .containsEntry("counted", true);
    assertThat(ledger.address(ANN)).containsEntry("state", "blocked").containsEntry("email", null);
    assertThat(ledger.all("select * from address where tag = ?", TestLedger.tag(BOB))).isEmpty();
  }

  @Test
  void returnedToFieldTellsTheAddressOfATagThatTheReportDoesNotName() {
    Reading reading =
        new Reading(
            Kind.BOUNCE,
            "rfc3464",
            List.of(BOB_UNKNOWN),
            false,
            List.of(Bounces.address(BOB), Bounces.address("Ann@Example.ORG")));

    ledger.record(signed(reading));

    assertThat(ledger.address(ANN)).containsEntry("email", ANN);
  }

  @Test
  void addressOfATagIsFilledInWhenALaterReportNamesIt() {
    ledger.record(signed(new Reading(Kind.AUTO_REPLY, "auto-reply", List.of())));
    assertThat(ledger.address(ANN)).containsEntry("email", null);

    ledger.record(signed(Bounces.reading(Bounces.finding(ANN, Category.MAILBOX_FULL))));
    assertThat(ledger.address(ANN)).containsEntry("email", ANN);
  }

  @Test
  void finalRecipientFitsAsWell() {
    Finding forwarded =
        new Finding(
            BOB_UNKNOWN.recipient(),
            ANN_UNKNOWN.recipient(),
            BOB_UNKNOWN.status(),
            BOB_UNKNOWN.reply(),
            "",
            BOB_UNKNOWN.remoteMta(),
            BOB_UNKNOWN.reportingMta(),
            BOB_UNKNOWN.classification());

    Recorded recorded = ledger.record(signed(Bounces.reading(forwarded, BOB_UNKNOWN)));

    assertThat(ledger.events(recorded))
        .extracting(event -> event.get("foreign_recipient"))
        .containsExactly(false, true);
  }

  @Test
  void ofSeveralFindingsOnlyThoseThatFitCount() {
    Recorded recorded = ledger.record(signed(Bounces.reading(BOB_UNKNOWN, ANN_UNKNOWN)));
    List<Map<String, Object>> events = ledger.events(recorded);

    assertThat(events.get(0))
        .containsEntry("foreign_recipient", true)
        .containsEntry("tag", null)
        .containsEntry("original_recipient", BOB)
        .containsEntry("not_counted", "foreign_recipient");
    assertThat(events.get(1))
        .containsEntry("foreign_recipient", false)
        .containsEntry("tag", TAG_OF_ANN.value())
        .containsEntry("counted", true);
    assertThat(ledger.address(ANN)).containsEntry("bounces", 1);
  }

  @Test
  void severalFindingsOfWhichNoneFitsCountForNobody() {
    Recorded recorded =
        ledger.record(
            signed(
                Bounces.reading(
                    BOB_UNKNOWN, Bounces.finding("eve@example.net", Category.MAILBOX_UNKNOWN))));

    assertThat(ledger.events(recorded))
        .hasSize(2)
        .allSatisfy(
            event ->
                assertThat(event)
                    .containsEntry("not_counted", "foreign_recipient")
                    .containsEntry("mailing_id", 7L));
    assertThat(ledger.count("select count(*) from address_transition")).isZero();
  }

  @Test
  void reportThatNamesThousandsKeepsTheRightOneAndABoundedRest() {
    Finding[] crowd =
        IntStream.range(0, 5_000)
            .mapToObj(
                i ->
                    i == 4_999
                        ? ANN_UNKNOWN
                        : Bounces.finding("x" + i + "@example.net", Category.MAILBOX_UNKNOWN))
            .toArray(Finding[]::new);

    Recorded recorded = ledger.record(signed(Bounces.reading(crowd)));

    assertThat(ledger.events(recorded)).hasSize(Attribution.MOST_FOREIGN + 1);
    assertThat(ledger.address(ANN)).containsEntry("state", "blocked");
  }

  @Test
  void classicReturnPathNamesTheAddressItself() {
    Recorded recorded =
        ledger.record(
            Bounces.of(
                classic(true, new RecipientRef.Named(Bounces.address("Ann@Example.org"))),
                Bounces.reading(Bounces.finding("", Category.MAILBOX_UNKNOWN))));

    assertThat(ledger.event(recorded)).containsEntry("counted", true);
    assertThat(ledger.address(ANN)).containsEntry("email", ANN).containsEntry("state", "blocked");
  }

  @Test
  void mailingFirstHeardOfByNameIsMadeOnceAndGetsANumber() {
    Attributed path = classic(true, new RecipientRef.Named(Bounces.address(ANN)));
    ledger.record(Bounces.of(path, Bounces.reading(ANN_UNKNOWN)));
    ledger.record(Bounces.of(path, Bounces.reading(BOB_UNKNOWN)));

    Map<String, Object> mailing = ledger.one("select * from mailing");
    assertThat(mailing).containsEntry("name", "spring").containsEntry("id", 900_000_000_000L);
    assertThat(ledger.count("select count(*) from message where mailing_id = 900000000000"))
        .isEqualTo(2);
  }

  @Test
  void numberThatASenderTookForHimselfIsNotDrawnForANamedMailing() {
    ledger.run("insert into mailing (id, created_at) values (900000000000, now())");

    Recorded recorded =
        ledger.record(
            Bounces.of(
                classic(true, new RecipientRef.Named(Bounces.address(ANN))),
                Bounces.reading(ANN_UNKNOWN)));

    assertThat(ledger.message(recorded)).containsEntry("mailing_id", 900_000_000_001L);
  }

  @Test
  void untrustedReturnPathIsRecordedAndChangesNothing() {
    Recorded recorded =
        ledger.record(
            Bounces.of(
                classic(false, new RecipientRef.Named(Bounces.address(ANN))),
                Bounces.reading(ANN_UNKNOWN)));

    assertThat(ledger.event(recorded))
        .containsEntry("counted", false)
        .containsEntry("not_counted", "untrusted_return_path")
        .containsEntry("tag", TAG_OF_ANN.value());
    assertThat(ledger.message(recorded)).containsEntry("trusted", false);
    assertThat(ledger.count("select count(*) from address")).isZero();
    assertThat(ledger.count("select count(*) from mailing")).isZero();
    assertThat(ledger.count("select count(*) from mailing_recipient")).isZero();
  }

  @Test
  void untrustedBounceOfAKnownAddressAndMailingLeavesBothAlone() {
    ledger.record(Bounces.signed(7, ANN, Category.MAILBOX_FULL));
    Attributed path =
        new Attributed(
            "pattern", false, new MailingRef.Numbered(7), new RecipientRef.Tagged(TAG_OF_ANN));
    Recorded recorded = ledger.record(Bounces.of(path, Bounces.reading(ANN_UNKNOWN)));

    assertThat(ledger.event(recorded)).containsEntry("mailing_id", 7L);
    assertThat(ledger.address(ANN)).containsEntry("state", "usable").containsEntry("bounces", 1);
    assertThat(ledger.one("select * from mailing_recipient"))
        .containsEntry("category", "mailbox_full");
  }

  @Test
  void unnamedRecipientIsTakenFromTheReportOnlyIfItNamesExactlyOne() {
    Attributed trusted = classic(true, new RecipientRef.Unnamed());
    Recorded one = ledger.record(Bounces.of(trusted, Bounces.reading(ANN_UNKNOWN)));
    Recorded two =
        ledger.record(
            Bounces.of(
                trusted,
                Bounces.reading(
                    BOB_UNKNOWN, Bounces.finding("eve@example.net", Category.MAILBOX_UNKNOWN))));
    Recorded untrusted =
        ledger.record(
            Bounces.of(classic(false, new RecipientRef.Unnamed()), Bounces.reading(BOB_UNKNOWN)));

    assertThat(ledger.event(one)).containsEntry("counted", true);
    assertThat(ledger.address(ANN)).containsEntry("email", ANN).containsEntry("state", "blocked");
    assertThat(ledger.events(two))
        .allSatisfy(event -> assertThat(event).containsEntry("not_counted", "unattributed"));
    assertThat(ledger.event(untrusted))
        .containsEntry("tag", null)
        .containsEntry("not_counted", "untrusted_return_path");
  }

  @Test
  void complaintWithoutARecipientCountsForTheTag() {
    ledger.record(signed(Bounces.reading(Bounces.finding("", Kind.COMPLAINT))));

    assertThat(ledger.address(ANN)).containsEntry("cause", "complaint");
  }

  @Test
  void bounceThatMeansNobodyIsNotHeldAgainstTheTag() {
    Recorded recorded = ledger.record(signed(new Reading(Kind.BOUNCE, "rfc3464", List.of())));

    assertThat(ledger.event(recorded)).containsEntry("not_counted", "unrecognized");
    assertThat(ledger.address(ANN)).containsEntry("bounces", 0);
  }

  private static Bounces signed(Reading reading) {
    return Bounces.signed(7, TAG_OF_ANN, reading);
  }

  private static Attributed classic(boolean trusted, RecipientRef recipient) {
    return new Attributed("postfix", trusted, new MailingRef.Named("spring"), recipient);
  }
}
