package org.rebound.e2e;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Expectations of a story: each is said aloud, and the first that fails ends it. */
public final class Check {

  private Check() {}

  /** Says what is true, or ends the story with both values. */
  public static void same(String what, Object expected, Object seen) {
    if (!Objects.equals(expected, seen)) {
      throw new StoryFailed(what + ": expected " + expected + ", saw " + seen);
    }
    System.out.println("  ok  " + what + ": " + seen);
  }

  /** Says that it is true, or ends the story. */
  public static void isTrue(String what, boolean seen) {
    if (!seen) {
      throw new StoryFailed("not so: " + what);
    }
    System.out.println("  ok  " + what);
  }

  /** Asks until the answer is as wished, and ends the story when it never is. */
  public static <T> T eventually(
      String what, Duration within, Callable<T> question, Predicate<T> wished) {
    T answer = await(what, within, question, wished);
    System.out.println("  ok  " + what);
    return answer;
  }

  /** The same without a word when all is well. */
  public static <T> T await(
      String what, Duration within, Callable<T> question, Predicate<T> wished) {
    long deadline = System.nanoTime() + within.toNanos();
    Object last = "no answer";
    while (System.nanoTime() < deadline) {
      try {
        T answer = question.call();
        if (wished.test(answer)) {
          return answer;
        }
        last = answer;
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StoryFailed("interrupted while waiting: " + what);
      } catch (StoryFailed e) {
        throw e;
      } catch (Exception e) {
        last = e;
        pause();
      }
    }
    throw new StoryFailed("not within " + within.toSeconds() + " s: " + what + "; last: " + last);
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoryFailed("interrupted");
    }
  }

  /** The story did not end as it should. */
  public static final class StoryFailed extends RuntimeException {
    /** Says what came out otherwise. */
    public StoryFailed(String message) {
      super(message);
    }
  }
}
