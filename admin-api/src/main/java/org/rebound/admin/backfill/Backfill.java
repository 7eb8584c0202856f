package org.rebound.admin.backfill;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.rebound.admin.cli.MailFiles;
import org.rebound.admin.cli.MailboxReader;
import org.rebound.admin.cli.Printable;

/**
 * Reads messages and hands them to couriers, a few at once, in flat memory. Keeps nothing of how
 * far it came: a daemon knows what it has, so that the same can be brought again. For one run.
 */
final class Backfill {

  private static final int BUFFER = 64 * 1024;
  private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final BackfillSettings settings;
  private final PrintStream out;
  private final Report report;
  private final Tally tally = new Tally();
  private final BlockingQueue<Courier> idle;
  private final ExecutorService threads;
  private final AtomicReference<Throwable> broken = new AtomicReference<>();
  private long unreadable;
  private long progressAt = System.nanoTime() + PROGRESS_NANOS;

  Backfill(BackfillSettings settings, PrintStream out, Report report) {
    this.settings = settings;
    this.out = out;
    this.report = report;
    this.idle = new ArrayBlockingQueue<>(settings.connections());
    this.threads = Executors.newFixedThreadPool(settings.connections());
    for (int i = 0; i < settings.connections(); i++) {
      idle.add(new Courier(settings.to(), settings.otherwise(), settings.patience()));
    }
  }

  /**
   * Brings all messages.
   *
   * @return how many files could not be read
   * @throws IOException when the daemon could not be reached for longer than patience lasts
   */
  long run() throws IOException, InterruptedException {
    for (Path path : settings.paths()) {
      MailFiles.visit(path, this::file, this::failed);
    }
    threads.shutdown();
    while (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
      out.println(tally.line());
    }
    for (Courier courier : idle) {
      courier.close();
    }
    out.println(tally.line());
    out.print(tally.replyLines());
    Throwable why = broken.get();
    if (why != null) {
      throw new IOException(
          "stopped, because " + why.getMessage() + "; run it again, nothing is done twice", why);
    }
    return unreadable;
  }

  private void file(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      MailboxReader mailbox = new MailboxReader(in);
      while (broken.get() == null) {
        Optional<byte[]> message = mailbox.next();
        if (message.isEmpty()) {
          return;
        }
        boolean several = mailbox.count() > 1 || mailbox.hasMore();
        take(several ? file + ", message " + mailbox.count() : file.toString(), message.get());
      }
    } catch (IOException e) {
      failed(file, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      broken.compareAndSet(null, e);
    }
  }

  private void take(String name, byte[] stored) throws InterruptedException {
    Optional<Outcome> before =
        stored.length >= MailboxReader.LARGEST
            ? Optional.of(
                new Outcome.Refused("larger than " + (MailboxReader.LARGEST - 1) + " bytes"))
            : Optional.empty();
    OldMessage message = OldMessage.of(name, before.isPresent() ? new byte[0] : stored);
    before = before.or(() -> leftOut(message));
    if (before.isPresent()) {
      count(name, before.get());
    } else {
      Courier courier = idle.take();
      threads.execute(() -> carry(courier, message));
    }
    if (System.nanoTime() > progressAt) {
      out.println(tally.line());
      progressAt = System.nanoTime() + PROGRESS_NANOS;
    }
  }

  private Optional<Outcome> leftOut(OldMessage message) {
    if (!message.isMail()) {
      return Optional.of(new Outcome.NotMail());
    }
    Optional<Instant> since = settings.since();
    return since.isPresent() && message.arrived().filter(at -> at.isBefore(since.get())).isPresent()
        ? Optional.of(new Outcome.TooOld())
        : Optional.empty();
  }

  private void carry(Courier courier, OldMessage message) {
    try {
      if (broken.get() == null) {
        count(message.name(), courier.bring(message));
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      broken.compareAndSet(null, e);
    } finally {
      idle.add(courier);
    }
  }

  private void count(String name, Outcome outcome) {
    tally.add(outcome);
    report.add(name, outcome);
  }

  private void failed(Path file, IOException e) {
    unreadable++;
    out.println("cannot read " + Printable.of(file + ": " + e));
  }
}
