package org.rebound.admin.webhook;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.Jdbi;
import org.rebound.receiver.ledger.Actor;
import org.rebound.receiver.ledger.Audit;
import org.rebound.receiver.ledger.AuditEntry;

/**
 * Sends events that tell nothing, at once, to webhooks that are on or off: whether the way there is
 * open. An attempt is in the log, and moves nothing. Safe for use by many threads.
 */
public final class TestEvents {

  /** Each holds a thread of the API as long as a receiver may take. */
  private static final int AT_ONCE = 2;

  private final Jdbi jdbi;
  private final Webhooks webhooks;
  private final Sending sending;
  private final Clock clock;
  private final Semaphore room = new Semaphore(AT_ONCE);

  /** Events sent by {@code post}. */
  public TestEvents(Jdbi jdbi, Post post, Clock clock) {
    this.jdbi = jdbi;
    this.webhooks = new Webhooks(jdbi);
    this.sending = new Sending(post, clock);
    this.clock = clock;
  }

  /** As many as may are being sent already. */
  public static final class BusyException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Sends one and says what came of it; nothing when there is no such webhook.
   *
   * @throws BusyException when as many as may are being sent
   */
  public Optional<Attempt> send(long id, Actor actor) throws BusyException {
    Optional<Lease> found = webhooks.findForSending(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (!room.tryAcquire()) {
      throw new BusyException();
    }
    try {
      Lease to = found.get();
      Attempt attempt =
          sending.send(
              to.webhook(), to.secrets(), Message.test(clock.instant()), Optional.empty(), 1);
      jdbi.useTransaction(
          handle -> {
            WebhookQueue.log(handle, id, attempt);
            Audit.write(
                handle, actor, attempt.at(), AuditEntry.of("test-webhook", "webhook " + id, 1));
          });
      return Optional.of(attempt);
    } finally {
      room.release();
    }
  }
}
