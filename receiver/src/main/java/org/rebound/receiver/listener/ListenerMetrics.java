package org.rebound.receiver.listener;

import com.codahale.metrics.Counter;
import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;
import java.util.List;

/**
 * What the listener counts, under names that begin with {@code smtp.}; none of them holds an
 * address.
 *
 * @param open sessions at this moment
 * @param connections accepted by the kernel, refused ones included
 * @param refused answered 421 before a session began
 * @param messages answered after end of data, by class of the reply: 2yz, 4yz, 5yz
 * @param octets of messages, as received
 * @param rejected commands answered 4yz or 5yz
 * @param overdue sessions closed by a deadline
 * @param undelivered replies that could not be written
 * @param memory octets of messages held
 * @param answer from end of data to the reply being ready
 */
record ListenerMetrics(
    Counter open,
    Meter connections,
    Meter refused,
    List<Meter> messages,
    Meter octets,
    Meter rejected,
    Meter overdue,
    Meter undelivered,
    Counter memory,
    Timer answer) {

  static ListenerMetrics in(MetricRegistry registry) {
    return new ListenerMetrics(
        registry.counter("smtp.connections.open"),
        registry.meter("smtp.connections.total"),
        registry.meter("smtp.connections.refused"),
        List.of(
            registry.meter("smtp.messages.2yz"),
            registry.meter("smtp.messages.4yz"),
            registry.meter("smtp.messages.5yz")),
        registry.meter("smtp.message.octets"),
        registry.meter("smtp.commands.rejected"),
        registry.meter("smtp.sessions.overdue"),
        registry.meter("smtp.replies.undelivered"),
        registry.counter("smtp.message.memory"),
        registry.timer("smtp.message.answer"));
  }

  /** Counts a message that was answered with {@code reply}. */
  void answered(SmtpReply reply) {
    messages.get(reply.isAccepted() ? 0 : reply.code() < 500 ? 1 : 2).mark();
  }
}
