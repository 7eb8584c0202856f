package org.rebound.receiver.listener;

import org.slf4j.Logger;

/**
 * How an exception of the intake is logged: once, and without what it says, which may hold mail.
 */
final class Failures {

  private Failures() {}

  static void log(Logger log, String session, String step, Throwable failure) {
    StackTraceElement[] stack = failure.getStackTrace();
    log.error(
        "session {}: the intake failed at {} with {} at {}; answered 451, details at DEBUG",
        session,
        step,
        failure.getClass().getName(),
        stack.length > 0 ? stack[0] : "an unknown place");
    log.debug("session {}: the intake failed at {}", session, step, failure);
  }
}
