package org.rebound.receiver.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.classify.Category;
import org.rebound.receiver.classify.Kind;
import org.rebound.receiver.registry.Milestone;
import org.rebound.receiver.registry.Milestones;
import org.rebound.receiver.registry.Progress;
import org.rebound.receiver.registry.Recipients;
import org.rebound.receiver.registry.Registration;

/** Totals and groups are what counting the rows would say, whatever happened to the rows. */
class TalliesTest {

  private static final long MAILING = 7;
  private static final Instant NOON = Bounces.NOON;
  private static final Actor ACTOR = new Actor("test", Optional.empty());

  private final TestLedger ledger = new TestLedger();
  private final Jdbi jdbi = Jdbi.create(ledger.database).installPlugin(new PostgresPlugin());

  @BeforeEach
  void fill() {
    List<Registration> registrations =
        List.of("a", "b", "c", "d").stream()
            .map(name -> Registration.of(Bounces.address(name + "@x.example")))
            .toList();
    new Recipients(jdbi).write(MAILING, registrations, ACTOR, NOON);
    report("a", Milestone.SENT);
    report("b", Milestone.SENT);
    report("b", Milestone.OPENED);
    ledger.record(Bounces.signed(MAILING, "a@x.example", Category.MAILBOX_UNKNOWN));
    ledger.record(Bounces.signed(MAILING, "b@x.example", Category.MAILBOX_FULL));
    ledger.record(Bounces.signed(8, "b@x.example", Category.MAILBOX_FULL));
    ledger.record(
        Bounces.signed(
            MAILING,
            AddressTag.of(Bounces.address("c@x.example")),
            Bounces.reading(Bounces.finding("c@x.example", Kind.COMPLAINT))));
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void bouncesMilestonesAndBlocksAreTalliedAsTheyCome() {
    TallyCheck.talliesAreRight(ledger);
    assertThat(total("true")).isEqualTo(4);
    assertThat(total("sent")).isEqualTo(2);
    assertThat(total("bounced and verdict = 'hard' and state = 'blocked'")).isEqualTo(1);
    assertThat(total("complained and cause = 'complaint'")).isEqualTo(1);
  }

  @Test
  void writingTheSameAgainChangesNothing() {
    fill();
    TallyCheck.talliesAreRight(ledger);
    assertThat(total("true")).isEqualTo(4);
  }

  @Test
  void addingUpChangesNoSumAndLeavesOneLineOfAKind() {
    jdbi.useHandle(Tallies::addUp);
    report("d", Milestone.SENT);
    jdbi.useHandle(Tallies::addUp);
    TallyCheck.talliesAreRight(ledger);
    assertThat(ledger.count("select count(*) from recipient_tally where not added")).isZero();
    assertThat(ledger.count("select count(*) from recipient_tally where rows <= 0")).isZero();
    assertThat(
            ledger.count(
                "select count(*) - count(distinct (mailing_id, sent, delivered, opened, bounced,"
                    + " complained, verdict, category, fault, state, cause)) from recipient_tally"))
        .isZero();
  }

  @Test
  void partsThatAreDroppedLeaveTheTally() {
    Retention retention = new Retention(30, 1, 90);
    ledger.run("update bounce_tally set received_at = '2020-01-01T00:00:00Z'");
    assertThat(Housekeeper.once(jdbi, retention, NOON.plus(Duration.ofDays(1)))).isTrue();
    assertThat(ledger.count("select count(*) from bounce_tally")).isZero();
  }

  private void report(String name, Milestone milestone) {
    Progress progress =
        new Progress(
            Optional.of(Bounces.address(name + "@x.example")), Optional.empty(), milestone, NOON);
    new Milestones(jdbi).write(MAILING, List.of(progress), ACTOR, NOON);
  }

  private long total(String like) {
    return ledger.count(
        "select coalesce(sum(rows), 0)::bigint from recipient_tally where mailing_id = "
            + MAILING
            + " and "
            + like);
  }
}
