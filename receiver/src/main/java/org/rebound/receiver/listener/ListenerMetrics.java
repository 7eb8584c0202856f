package org.rebound.receiver.listener;

import com.codahale.metrics.Counter;
import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricRegistry;
import org.rebound.receiver.measure.Buckets;
import org.rebound.receiver.measure.Label;
import org.rebound.receiver.measure.LabelledCounter;

/**
 * What the listener counts, under names that begin with {@code smtp.}; none of them holds an
 * address.
 *
 * @param open sessions at this moment
 * @param connections accepted by the kernel, refused ones included
 * @param refused answered 421 before a session began, by why
 * @param messages answered after end of data, by the code of the reply
 * @param octets of messages, as received
 * @param rejected commands answered 4yz or 5yz, by the code of the reply
 * @param overdue sessions closed by a deadline
 * @param undelivered replies that could not be written
 * @param memory octets of messages held
 * @param answer from end of data to the reply being ready
 */
record ListenerMetrics(
    Counter open,
    Meter connections,
    LabelledCounter refused,
    LabelledCounter messages,
    Meter octets,
    LabelledCounter rejected,
    Meter overdue,
    Meter undelivered,
    Counter memory,
    Buckets answer) {

  private static final Label CODE =
      Label.of(
          "code", "250", "421", "450", "451", "452", "500", "501", "502", "503", "550", "552",
          "553", "554", "555");

  static ListenerMetrics in(MetricRegistry registry) {
    return new ListenerMetrics(
        registry.counter("smtp.connections.open"),
        registry.meter("smtp.connections.total"),
        LabelledCounter.in(registry, "smtp.connections.refused", Admission.REASON)
            .beginning(Admission.BUSY)
            .beginning(Admission.PEER),
        LabelledCounter.in(registry, "smtp.messages", CODE)
            .beginning("250")
            .beginning("451")
            .beginning("452"),
        registry.meter("smtp.message.octets"),
        LabelledCounter.in(registry, "smtp.commands.rejected", CODE),
        registry.meter("smtp.sessions.overdue"),
        registry.meter("smtp.replies.undelivered"),
        registry.counter("smtp.message.memory"),
        Buckets.in(registry, "smtp.message.answer", Buckets.seconds()));
  }

  /** Counts a message that was answered with {@code reply}. */
  void answered(SmtpReply reply) {
    messages.mark(Integer.toString(reply.code()));
  }

  /** Counts a command that was answered with {@code reply}, which is no good one. */
  void rejected(SmtpReply reply) {
    rejected.mark(Integer.toString(reply.code()));
  }
}
