package org.rebound.e2e;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Sends bounces over several connections and keeps a journal of what was answered. */
public final class Generator {

  private static final String FROM = "MAILER-DAEMON@mta.example.net";

  private final int port;
  private final Journal journal;

  /** A generator for the daemon that listens on {@code port}. */
  public Generator(int port, Journal journal) {
    this.port = port;
    this.journal = journal;
  }

  /** Starts sending each bounce once; a broken connection costs the bounce that was under way. */
  public Run send(List<Bounces.Bounce> bounces, int connections) {
    Queue<Bounces.Bounce> waiting = new ConcurrentLinkedQueue<>(bounces);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      Thread thread = new Thread(() -> work(waiting), "generator-" + i);
      thread.start();
      threads.add(thread);
    }
    return new Run(threads);
  }

  private void work(Queue<Bounces.Bounce> waiting) {
    while (!waiting.isEmpty() && !Thread.currentThread().isInterrupted()) {
      try (SmtpSession session = new SmtpSession(port)) {
        Bounces.Bounce next = waiting.poll();
        while (next != null && !Thread.currentThread().isInterrupted()) {
          send(session, next);
          next = waiting.poll();
        }
      } catch (IOException e) {
        pause();
      }
    }
  }

  private void send(SmtpSession session, Bounces.Bounce bounce) throws IOException {
    try {
      int code = session.send(FROM, bounce.returnPath(), bounce.content());
      journal.answered(bounce.id(), code);
      if (code == 421) {
        throw new IOException("the server ends the session");
      }
    } catch (SmtpSession.BrokenException e) {
      journal.lost(bounce.id());
      throw e;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * A run of the generator under way.
   *
   * @param threads one for each connection
   */
  public record Run(List<Thread> threads) {

    /** Waits until every bounce was tried. */
    public void await() throws InterruptedException {
      for (Thread thread : threads) {
        thread.join();
      }
    }

    /** Ends it after the bounces under way; the rest is not tried. */
    public void stop() throws InterruptedException {
      threads.forEach(Thread::interrupt);
      await();
    }
  }
}
