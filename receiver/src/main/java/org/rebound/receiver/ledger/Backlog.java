package org.rebound.receiver.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits to be recorded, in the order of its arrival: bounded in messages and in bytes, so that
 * a slow database is felt by the senders and not by the heap. Thread-safe.
 */
final class Backlog {

  private final int mostMessages;
  private final long mostBytes;
  private final int batch;
  private final long gatherNanos;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Condition enough = lock.newCondition();
  private final ArrayDeque<Submission> waiting = new ArrayDeque<>();
  private int messages;
  private long bytes;
  private boolean closed;

  Backlog(RecorderSettings settings) {
    mostMessages = settings.waitingMessages();
    mostBytes = settings.waitingBytes();
    batch = settings.batch();
    gatherNanos = settings.gather().toNanos();
  }

  /** Takes a submission in, or says no at once: because there is no room, or at the end. */
  boolean offer(Submission submission) {
    lock.lock();
    try {
      boolean room =
          waiting.isEmpty()
              || (messages + submission.messages() <= mostMessages
                  && bytes + submission.bytes() <= mostBytes);
      if (closed || !room) {
        return false;
      }
      waiting.add(submission);
      messages += submission.messages();
      bytes += submission.bytes();
      arrived.signal();
      if (messages >= batch) {
        enough.signalAll();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The next submissions to be recorded together, oldest first; waits for the first, then a moment
   * for others to come along. Each is as a whole in one batch.
   *
   * @return empty when closed and nothing is left
   */
  List<Submission> next() throws InterruptedException {
    lock.lock();
    try {
      do {
        while (waiting.isEmpty() && !closed) {
          arrived.await();
        }
        long left = gatherNanos;
        while (messages < batch && !closed && left > 0) {
          left = enough.awaitNanos(left);
        }
        // Another thread may have taken them all meanwhile.
      } while (waiting.isEmpty() && !closed);
      return take();
    } finally {
      lock.unlock();
    }
  }

  private List<Submission> take() {
    List<Submission> taken = new ArrayList<>();
    int count = 0;
    while (!waiting.isEmpty()
        && (taken.isEmpty() || count + waiting.element().messages() <= batch)) {
      Submission submission = waiting.remove();
      count += submission.messages();
      messages -= submission.messages();
      bytes -= submission.bytes();
      taken.add(submission);
    }
    return taken;
  }

  /** Takes nothing in any more; what waits is still handed out. */
  void close() {
    lock.lock();
    try {
      closed = true;
      arrived.signalAll();
      enough.signalAll();
    } finally {
      lock.unlock();
    }
  }

  int messages() {
    lock.lock();
    try {
      return messages;
    } finally {
      lock.unlock();
    }
  }
}
