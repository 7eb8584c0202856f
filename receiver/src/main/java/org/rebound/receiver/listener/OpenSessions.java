package org.rebound.receiver.listener;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The conversations going on; safe for all threads. */
final class OpenSessions {

  private final Set<Conversation> open = ConcurrentHashMap.newKeySet();

  void add(Conversation conversation) {
    open.add(conversation);
  }

  void remove(Conversation conversation) {
    open.remove(conversation);
    synchronized (this) {
      notifyAll();
    }
  }

  void forEach(Consumer<Conversation> action) {
    open.forEach(action);
  }

  /** Waits until there is none, or {@link System#nanoTime} reaches {@code deadline}. */
  synchronized boolean awaitNone(long deadline) throws InterruptedException {
    while (!open.isEmpty()) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
