package org.rebound.receiver.validate;

import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.dns.DnsRecordType;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.rebound.receiver.validate.MailDomain.Trouble;

/**
 * Asks name servers in turn, each twice at most, until one gives an answer that is final: records,
 * none, or no such name. Begins with the one that answered last, so that a dead server is paid for
 * once. Safe for use by many threads.
 */
final class Questions {

  private static final int ROUNDS = 2;
  private static final int NO_ERROR = 0;
  private static final int SERVER_FAILURE = 2;
  static final int NO_SUCH_NAME = 3;

  private final DnsClient client;
  private final AtomicInteger preferred = new AtomicInteger();

  Questions(DnsClient client) {
    this.client = client;
  }

  /** What came of asking. */
  sealed interface Outcome {
    /** An answer that is final. */
    record Answered(DnsReply reply) implements Outcome {}

    /** None of them gave one. */
    record Failed(Trouble trouble) implements Outcome {}
  }

  /**
   * Asks until there is an answer or {@code late} says that nobody waits any more.
   *
   * @return always completes, and never exceptionally
   */
  CompletableFuture<Outcome> ask(
      List<InetSocketAddress> servers, String name, DnsRecordType type, BooleanSupplier late) {
    return attempt(new Asked(servers, name, type, late), preferred.get(), 0, Trouble.NO_ANSWER);
  }

  private record Asked(
      List<InetSocketAddress> servers, String name, DnsRecordType type, BooleanSupplier late) {}

  private CompletableFuture<Outcome> attempt(Asked asked, int first, int done, Trouble last) {
    if (done == ROUNDS * asked.servers().size() || asked.late().getAsBoolean()) {
      return CompletableFuture.completedFuture(new Outcome.Failed(last));
    }
    int server = Math.floorMod(first + done, asked.servers().size());
    return client
        .ask(asked.servers().get(server), asked.name(), asked.type())
        .handle((reply, thrown) -> outcome(reply, thrown))
        .thenCompose(
            outcome -> {
              if (outcome instanceof Outcome.Failed failed) {
                return attempt(asked, first, done + 1, failed.trouble());
              }
              preferred.set(server);
              return CompletableFuture.completedFuture(outcome);
            });
  }

  private static Outcome outcome(@Nullable DnsReply reply, @Nullable Throwable thrown) {
    if (reply == null) {
      return new Outcome.Failed(ofFailure(thrown));
    }
    return isFinal(reply) ? new Outcome.Answered(reply) : new Outcome.Failed(ofCode(reply.code()));
  }

  private static boolean isFinal(DnsReply reply) {
    return reply.code() == NO_ERROR || reply.code() == NO_SUCH_NAME;
  }

  private static Trouble ofCode(int code) {
    return code == SERVER_FAILURE ? Trouble.SERVER_FAILURE : Trouble.REFUSED;
  }

  private static Trouble ofFailure(@Nullable Throwable thrown) {
    if (thrown instanceof RejectedExecutionException) {
      return Trouble.BUSY;
    }
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < 5; depth++) {
      if (at instanceof DecoderException) {
        return Trouble.MALFORMED;
      }
      at = at.getCause();
    }
    return Trouble.NO_ANSWER;
  }
}
