package org.rebound.receiver.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsoleSessionsTest {

  private static final byte[] COOKIE = {1, 2, 3};
  private static final Actor ACTOR = new Actor("newsletter server", Optional.empty());

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private final TestLedger ledger = new TestLedger();
  private final ApiKeys keys = new ApiKeys(ledger.jdbi);
  private final ConsoleSessions sessions =
      new ConsoleSessions(ledger.jdbi, Duration.ofHours(12), Duration.ofHours(2));

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void sessionStandsForItsKey() {
    ApiKey key = key(Optional.empty());
    ConsoleSession begun = sessions.begin(COOKIE, key, ACTOR, now);
    assertThat(begun.expiresAt()).isEqualTo(now.plus(Duration.ofHours(12)));
    ConsoleSession used = sessions.use(COOKIE, now).orElseThrow();
    assertThat(used).isEqualTo(begun);
    assertThat(sessions.use(new byte[] {1, 2, 4}, now)).isEmpty();
  }

  @Test
  void sessionThatIsUsedLastsAsLongAsItMayAndNoLonger() {
    sessions.begin(COOKIE, key(Optional.empty()), ACTOR, now);
    for (int hour = 1; hour < 12; hour++) {
      assertThat(sessions.use(COOKIE, now.plus(Duration.ofHours(hour)))).isPresent();
    }
    assertThat(sessions.use(COOKIE, now.plus(Duration.ofHours(12)))).isEmpty();
  }

  @Test
  void sessionThatNobodyUsesEndsSooner() {
    sessions.begin(COOKIE, key(Optional.empty()), ACTOR, now);
    assertThat(sessions.use(COOKIE, now.plus(Duration.ofMinutes(119)))).isPresent();
    assertThat(sessions.use(COOKIE, now.plus(Duration.ofHours(4)))).isEmpty();
  }

  @Test
  void sessionIsOverWithItsKey() {
    ApiKey brief = key(Optional.of(now.plus(Duration.ofMinutes(30))));
    assertThat(sessions.begin(COOKIE, brief, ACTOR, now).expiresAt())
        .isEqualTo(now.plus(Duration.ofMinutes(30)));
    assertThat(sessions.use(COOKIE, now.plus(Duration.ofMinutes(31)))).isEmpty();

    byte[] other = {9};
    ApiKey revoked = key(Optional.empty());
    sessions.begin(other, revoked, ACTOR, now);
    keys.revoke(revoked.id(), ACTOR, now);
    assertThat(sessions.use(other, now)).isEmpty();
  }

  @Test
  void sessionThatWasEndedIsGone() {
    sessions.begin(COOKIE, key(Optional.empty()), ACTOR, now);
    sessions.end(COOKIE, ACTOR, now);
    assertThat(sessions.use(COOKIE, now)).isEmpty();
    assertThat(ledger.count("select count(*) from console_session")).isZero();
    assertThat(ledger.count("select count(*) from audit where action = 'sign-out'")).isOne();
    sessions.end(COOKIE, ACTOR, now);
    assertThat(ledger.count("select count(*) from audit where action = 'sign-out'")).isOne();
  }

  @Test
  void housekeepingForgetsSessionsThatAreOverAndNoOthers() {
    ApiKey key = key(Optional.empty());
    sessions.begin(new byte[] {1}, key, ACTOR, now.minus(Duration.ofHours(13)));
    sessions.begin(new byte[] {2}, key, ACTOR, now);
    Housekeeper.once(ledger.jdbi, Retention.DEFAULTS, now);
    assertThat(ledger.count("select count(*) from console_session")).isOne();
    assertThat(sessions.use(new byte[] {2}, now)).isPresent();
  }

  private ApiKey key(Optional<Instant> expiresAt) {
    byte[] hash = {(byte) ledger.count("select count(*) from api_key")};
    return keys.add("key " + hash[0], "read", hash, expiresAt, ACTOR, now).orElseThrow();
  }
}
