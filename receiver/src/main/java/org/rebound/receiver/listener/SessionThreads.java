package org.rebound.receiver.listener;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Makes the threads that sessions run in: virtual ones from Java 21 on, else a bounded pool. */
final class SessionThreads {

  private SessionThreads() {}

  /** Threads for {@code most} sessions at once; none of them keeps the process alive. */
  static ExecutorService forSessions(int most) {
    try {
      return virtual();
    } catch (NoSuchMethodException | ClassNotFoundException e) {
      return pool(most);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("this Java has virtual threads but does not give them", e);
    }
  }

  static ExecutorService pool(int most) {
    AtomicLong count = new AtomicLong();
    ThreadFactory threads =
        task -> {
          Thread thread = new Thread(task, "smtp-" + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        };
    // Twice, because a session gives up its place a moment before its thread is free again.
    return new ThreadPoolExecutor(
        0, 2 * most, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
  }

  private static ExecutorService virtual()
      throws NoSuchMethodException,
          ClassNotFoundException,
          IllegalAccessException,
          InvocationTargetException {
    Class<?> builderType = Class.forName("java.lang.Thread$Builder");
    Object unnamed = Thread.class.getMethod("ofVirtual").invoke(null);
    Object named =
        builderType.getMethod("name", String.class, long.class).invoke(unnamed, "smtp-", 1L);
    Object threads = builderType.getMethod("factory").invoke(named);
    return (ExecutorService)
        Executors.class
            .getMethod("newThreadPerTaskExecutor", ThreadFactory.class)
            .invoke(null, threads);
  }
}
