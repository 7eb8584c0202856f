package org.rebound.receiver.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rebound.receiver.classify.Kind;
import org.rebound.receiver.policy.Decision;
import org.rebound.receiver.policy.NotCounted;
import org.rebound.receiver.policy.Occurrence;
import org.rebound.receiver.policy.Policy;

/**
 * Runs the policy over the events of a transaction in the order of their arrival, so that two of
 * them for one address see each other. Touches no database; used by one thread, once.
 */
final class Judge {

  private final Policy policy;
  private final Map<Long, Account> accounts;
  private final Map<Place, PlaceAccount> places;
  private final List<Judged> judged = new ArrayList<>();
  private final List<Moved> moved = new ArrayList<>();

  /**
   * A judge over these accounts.
   *
   * @param accounts one for every address that an entry of a trusted return path is about
   * @param places one for every mailing at such an address
   */
  Judge(Policy policy, Map<Long, Account> accounts, Map<Place, PlaceAccount> places) {
    this.policy = policy;
    this.accounts = new TreeMap<>(accounts);
    this.places = new TreeMap<>(places);
  }

  void judge(Posted posted) {
    List<Event> events = posted.entry().events();
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      judged.add(
          new Judged(
              posted.eventIds().get(i),
              posted,
              event,
              judge(posted, event, posted.eventIds().get(i))));
    }
  }

  private Optional<NotCounted> judge(Posted posted, Event event, long id) {
    Optional<Account> account = event.tag().map(accounts::get);
    if (!posted.entry().trusted() || account.isEmpty()) {
      return event.barred().or(() -> Optional.of(NotCounted.UNATTRIBUTED));
    }
    Account address = account.get();
    Optional<PlaceAccount> place =
        posted.mailing().map(mailing -> places.get(new Place(mailing, address.tag())));
    boolean voted = place.map(PlaceAccount::hasVoted).orElse(false);
    Decision decision =
        policy.decide(
            address.standing(),
            new Occurrence(event.classification(), posted.entry().at(), event.barred(), voted));
    event.email().ifPresent(address::isCalled);
    address.apply(decision, posted.entry().at());
    if (event.barred().isEmpty()) {
      if (event.classification().kind() == Kind.BOUNCE) {
        address.bounced(posted.entry().at(), id, event);
      }
      place.ifPresent(
          p -> p.add(event.classification(), decision.counted(), posted.entry().at(), id));
    }
    decision
        .transition()
        .ifPresent(t -> moved.add(new Moved(address.tag(), posted.entry().at(), t, id)));
    return decision.notCounted();
  }

  List<Judged> judged() {
    return judged;
  }

  List<Moved> moved() {
    return moved;
  }

  /** The addresses that changed, by tag. */
  List<Account> changedAccounts() {
    return accounts.values().stream().filter(Account::isChanged).toList();
  }

  /** The places something was reported of, by tag. */
  List<PlaceAccount> touchedPlaces() {
    return places.values().stream().filter(PlaceAccount::isTouched).toList();
  }
}
