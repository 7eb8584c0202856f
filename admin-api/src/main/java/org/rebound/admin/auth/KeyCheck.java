package org.rebound.admin.auth;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.http.ProblemException;
import org.rebound.receiver.ledger.ApiKey;
import org.rebound.receiver.ledger.ApiKeys;

/**
 * Says whose key a text is: 401 when nobody's, 429 after too many wrong ones from the same peer,
 * wherever it tried them. Thread-safe.
 */
public final class KeyCheck {

  private final ApiKeys keys;
  private final Clock clock;
  private final WrongKeys wrongKeys;
  private final GoodKeys goodKeys = new GoodKeys();

  /** Looks keys up in {@code keys}. */
  public KeyCheck(ApiKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
    this.wrongKeys = new WrongKeys(clock);
  }

  /**
   * The key, which is good; notes that it was used.
   *
   * @throws ProblemException when it is none, or when the peer must wait
   */
  ApiKey check(KeyText text, InetAddress peer) {
    byte[] hash = text.hash();
    Optional<Duration> wait = wrongKeys.mustWait(peer);
    if (wait.isPresent() && !goodKeys.knows(hash)) {
      throw new ProblemException(Problem.of(ProblemType.TOO_MANY_WRONG_KEYS), wait);
    }
    Instant now = clock.instant();
    Optional<ApiKey> good = keys.find(hash).filter(key -> key.isGood(now));
    goodKeys.note(hash, good.isPresent());
    good.ifPresentOrElse(key -> keys.used(key, now), () -> wrongKeys.note(peer));
    return good.orElseThrow(
        () -> unauthorized("The key is not known, has expired or was revoked."));
  }

  static ProblemException unauthorized(String detail) {
    return new ProblemException(Problem.of(ProblemType.UNAUTHORIZED).withDetail(detail));
  }
}
