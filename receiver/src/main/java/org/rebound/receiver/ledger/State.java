package org.rebound.receiver.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rebound.receiver.classify.Classification;
import org.rebound.receiver.classify.Verdict;
import org.rebound.receiver.ledger.Account.LastBounce;
import org.rebound.receiver.policy.Standing.Cause;
import org.rebound.receiver.sql.RoundTrip;

/** Writes what is derived from the facts: how addresses stand, and what became of mailings. */
final class State {

  private State() {}

  static void write(RoundTrip trip, Judge judge) {
    updateAddresses(trip, judge.changedAccounts());
    upsertPlaces(trip, judge.touchedPlaces());
  }

  private static void updateAddresses(RoundTrip trip, List<Account> accounts) {
    trip.add(
        "update-addresses",
        accounts,
        rows ->
            rows.longs("tag", Account::tag)
                .texts("email", a -> a.email().orElse(null))
                .texts("state", a -> a.standing().state().code())
                .longs("bounces", a -> (long) a.standing().bounces())
                .longs("consecutive", a -> (long) a.standing().consecutive())
                .texts("cause", a -> a.standing().cause().map(Cause::code).orElse(null))
                .texts("blocked_at", a -> a.blockedAt().map(Instant::toString).orElse(null))
                .texts(
                    "last_bounce_at", a -> a.lastBounce().map(b -> b.at().toString()).orElse(null))
                .longs("last_bounce_id", a -> a.lastBounce().map(LastBounce::id).orElse(null))
                .texts(
                    "verdict",
                    a -> said(a).flatMap(Classification::verdict).map(Verdict::code).orElse(null))
                .texts("category", a -> said(a).map(c -> c.category().code()).orElse(null))
                .texts("fault", a -> said(a).map(c -> c.fault().code()).orElse(null))
                .texts("status", a -> a.lastBounce().flatMap(b -> b.event().status()).orElse(null))
                .texts(
                    "diagnostic",
                    a -> a.lastBounce().map(b -> b.event().diagnostic()).orElse(null)));
  }

  private static Optional<Classification> said(Account account) {
    return account.lastBounce().map(bounce -> bounce.event().classification());
  }

  private static void upsertPlaces(RoundTrip trip, List<PlaceAccount> places) {
    trip.add(
        "upsert-places",
        places,
        rows ->
            rows.longs("mailing_id", p -> p.place().mailing())
                .longs("tag", p -> p.place().tag())
                .texts("bounced_at", p -> p.votedAt().map(Instant::toString).orElse(null))
                .texts("last_bounce_at", p -> p.bouncedLast().map(Instant::toString).orElse(null))
                .longs("last_event_id", PlaceAccount::lastEvent)
                .texts("verdict", p -> p.verdict().orElse(null))
                .texts("category", p -> p.category().orElse(null))
                .texts("fault", p -> p.fault().orElse(null))
                .texts("complained_at", p -> p.complainedAt().map(Instant::toString).orElse(null)));
  }
}
