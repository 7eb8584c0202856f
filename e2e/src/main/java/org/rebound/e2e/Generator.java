package org.rebound.e2e;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Sends bounces over several connections and keeps a journal of what was answered. */
final class Generator {

  private final int port;
  private final Map<String, Integer> answered = new ConcurrentHashMap<>();

  Generator(int port) {
    this.port = port;
  }

  /** The journal: the last answer to each bounce; one whose answer never came is not in it. */
  Map<String, Integer> answered() {
    return answered;
  }

  /** How many were answered with this code. */
  long count(int code) {
    return answered.values().stream().filter(seen -> seen == code).count();
  }

  /** Starts sending each bounce once; a broken connection costs the bounce that was under way. */
  Run send(List<Bounces.Bounce> bounces, int connections) {
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
    while (!waiting.isEmpty()) {
      try (SmtpSession session = new SmtpSession(port)) {
        for (Bounces.Bounce next = waiting.poll(); next != null; next = waiting.poll()) {
          answered.put(
              next.id(),
              session.send("MAILER-DAEMON@mta.example.net", next.returnPath(), next.content()));
        }
      } catch (IOException e) {
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A run of the generator under way. */
  record Run(List<Thread> threads) {

    /** Waits until every bounce was tried. */
    void await() throws InterruptedException {
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }
}
