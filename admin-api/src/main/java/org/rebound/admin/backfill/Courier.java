package org.rebound.admin.backfill;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rebound.receiver.address.MailAddress;

/**
 * Brings messages to a daemon, over one connection after the other, and tries again whatever is
 * refused for a time, for as long as its patience lasts. For one thread.
 */
final class Courier implements AutoCloseable {

  private static final Duration FIRST_REST = Duration.ofMillis(200);
  private static final Duration LONGEST_REST = Duration.ofSeconds(15);

  private final InetSocketAddress place;
  private final Optional<MailAddress> otherwise;
  private final Duration patience;
  private @Nullable SmtpConnection connection;

  /**
   * A courier to {@code place}.
   *
   * @param otherwise where messages go whose own return path is refused for good
   * @param patience how long one message is tried
   */
  Courier(InetSocketAddress place, Optional<MailAddress> otherwise, Duration patience) {
    this.place = place;
    this.otherwise = otherwise;
    this.patience = patience;
  }

  /**
   * Brings a message.
   *
   * @throws IOException when patience is at its end; then nothing is known of the message, and
   *     bringing it again does no harm
   */
  Outcome bring(OldMessage message) throws IOException, InterruptedException {
    List<MailAddress> candidates = new ArrayList<>(message.candidates());
    otherwise.ifPresent(candidates::add);
    if (candidates.isEmpty()) {
      return new Outcome.Unaddressed();
    }
    long end = System.nanoTime() + patience.toNanos();
    // A session ends after some refusals: the next one begins at once.
    Duration rest = Duration.ZERO;
    while (true) {
      try {
        return tried(message, candidates);
      } catch (SmtpRefusal e) {
        if (e.isLast()) {
          close();
        }
        if (System.nanoTime() > end) {
          throw e;
        }
      } catch (IOException e) {
        close();
        if (System.nanoTime() > end) {
          throw e;
        }
      }
      TimeUnit.MILLISECONDS.sleep(rest.toMillis());
      rest = rest.isZero() ? FIRST_REST : rest.multipliedBy(2);
      rest = rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
    }
  }

  /** One try. What is thrown may be over soon; what is refused for good is an outcome. */
  private Outcome tried(OldMessage message, List<MailAddress> candidates) throws IOException {
    SmtpConnection server = connected();
    boolean utf8 =
        candidates.stream().anyMatch(c -> c.toString().chars().anyMatch(unit -> unit > 126));
    begin(server, message.sender(), utf8);
    Optional<String> refused = Optional.empty();
    for (MailAddress candidate : candidates) {
      Optional<String> reply = permanent(() -> server.recipient(candidate));
      if (reply.isEmpty()) {
        return sent(server, message);
      }
      refused = refused.filter(Courier::tells).or(() -> reply);
    }
    return new Outcome.Refused(refused.orElse(""));
  }

  private static Outcome sent(SmtpConnection server, OldMessage message) throws IOException {
    String[] reply = new String[1];
    return permanent(() -> reply[0] = server.message(message.content()))
        .<Outcome>map(Outcome.Refused::new)
        .orElseGet(
            () -> reply[0].contains("Recorded before") ? new Outcome.Known() : new Outcome.Done());
  }

  private interface Step {
    void take() throws IOException;
  }

  /** The reply that refuses a step for good, if one does. */
  private static Optional<String> permanent(Step step) throws IOException {
    try {
      step.take();
      return Optional.empty();
    } catch (SmtpRefusal e) {
      if (!e.isPermanent()) {
        throw e;
      }
      return Optional.of(e.reply());
    }
  }

  /** A sender that the daemon does not take is none that a bounce has. */
  private static void begin(SmtpConnection server, Optional<MailAddress> sender, boolean utf8)
      throws IOException {
    if (permanent(() -> server.begin(sender, utf8)).isPresent()) {
      server.begin(Optional.empty(), utf8);
    }
  }

  /** Whether a reply says more of a return path than that its domain is another. */
  private static boolean tells(String reply) {
    return !reply.contains("we do not relay");
  }

  private SmtpConnection connected() throws IOException {
    SmtpConnection open = connection;
    if (open == null) {
      open = SmtpConnection.open(place);
      connection = open;
    }
    return open;
  }

  @Override
  public void close() throws IOException {
    SmtpConnection open = connection;
    connection = null;
    if (open != null) {
      open.close();
    }
  }
}
