package org.rebound.receiver.ledger;

import java.util.List;
import org.rebound.receiver.classify.Verdict;
import org.rebound.receiver.policy.NotCounted;
import org.rebound.receiver.sql.RoundTrip;

/** Adds facts: messages, their raw bytes, what they report, and what that changed. */
final class Facts {

  private Facts() {}

  static void write(RoundTrip trip, List<Posted> posted, Judge judge) {
    addMessages(trip, posted);
    addRawMessages(trip, posted);
    addEvents(trip, judge.judged());
    addTransitions(trip, judge.moved());
  }

  private static void addMessages(RoundTrip trip, List<Posted> posted) {
    trip.add(
        "add-messages",
        posted,
        rows ->
            rows.longs("id", Posted::messageId)
                .texts("received_at", p -> p.entry().at().toString())
                .texts("return_path", p -> p.entry().returnPath())
                .texts("dialect", p -> p.entry().dialect())
                .booleans("trusted", p -> p.entry().trusted())
                .longs("mailing_id", p -> p.mailing().orElse(null))
                .longs("tag", p -> p.tag().orElse(null))
                .texts("sender", p -> p.entry().sender())
                .texts("peer", p -> p.entry().peer())
                .texts("helo", p -> p.entry().helo())
                .texts("session_id", p -> p.entry().sessionId())
                .texts("kind", p -> p.entry().kind().code())
                .texts("format", p -> p.entry().format())
                .longs("size", p -> (long) p.entry().size())
                .bytes("fingerprint", p -> p.entry().fingerprint()));
  }

  private static void addRawMessages(RoundTrip trip, List<Posted> posted) {
    trip.add(
        "add-raw-messages",
        posted,
        rows ->
            rows.longs("message_id", Posted::messageId)
                .texts("received_at", p -> p.entry().at().toString())
                .bytes("content", p -> p.entry().deflated()));
  }

  private static void addEvents(RoundTrip trip, List<Judged> judged) {
    trip.add(
        "add-events",
        judged,
        rows ->
            rows.longs("id", Judged::id)
                .texts("received_at", j -> j.posted().entry().at().toString())
                .longs("message_id", j -> j.posted().messageId())
                .longs("mailing_id", j -> j.posted().mailing().orElse(null))
                .longs("tag", j -> j.event().tag().orElse(null))
                .booleans("foreign_recipient", j -> j.event().foreign())
                .texts("kind", j -> j.event().classification().kind().code())
                .texts(
                    "verdict",
                    j -> j.event().classification().verdict().map(Verdict::code).orElse(null))
                .texts("category", j -> j.event().classification().category().code())
                .texts("fault", j -> j.event().classification().fault().code())
                .texts("status", j -> j.event().status().orElse(null))
                .longs("reply_code", j -> j.event().reply().map(Integer::longValue).orElse(null))
                .texts("diagnostic", j -> j.event().diagnostic())
                .texts("remote_mta", j -> j.event().remoteMta().orElse(null))
                .texts("reporting_mta", j -> j.event().reportingMta().orElse(null))
                .texts("original_recipient", j -> j.event().originalRecipient().orElse(null))
                .texts("final_recipient", j -> j.event().finalRecipient().orElse(null))
                .texts("rule", j -> j.event().rule())
                .texts("rule_pack", j -> j.event().rulePack())
                .texts("field", j -> j.event().field())
                .texts("evidence", j -> j.event().evidence())
                .texts("weighed", j -> j.event().weighed())
                .texts("not_counted", j -> j.notCounted().map(NotCounted::code).orElse(null)));
  }

  private static void addTransitions(RoundTrip trip, List<Moved> moved) {
    trip.add(
        "add-transitions",
        moved,
        rows ->
            rows.texts("at", m -> m.at().toString())
                .longs("tag", Moved::tag)
                .texts("state_before", m -> m.transition().before().code())
                .texts("state_after", m -> m.transition().after().code())
                .texts("cause", m -> m.transition().cause().code())
                .longs("bounce_id", Moved::eventId));
  }
}
