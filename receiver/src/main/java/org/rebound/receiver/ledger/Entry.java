package org.rebound.receiver.ledger;

import java.net.InetAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rebound.receiver.classify.Kind;
import org.rebound.receiver.classify.Reading;
import org.rebound.receiver.policy.NotCounted;
import org.rebound.receiver.verp.MailingRef;
import org.rebound.receiver.verp.ReturnPathReading;

/**
 * A message ready to be written: attributed, bounded, compressed. Everything that needs no database
 * is done here, by the thread that received the message, and not by the few that record.
 *
 * @param at to the microsecond, as the database keeps it
 * @param mailing empty for role addresses
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record Entry(
    byte[] fingerprint,
    Instant at,
    String returnPath,
    String dialect,
    boolean trusted,
    Optional<MailingRef> mailing,
    String sender,
    String peer,
    String helo,
    String sessionId,
    Kind kind,
    String format,
    int size,
    byte[] deflated,
    List<Event> events) {

  private static final String ROLE = "role";

  /** Kinds that say something of an address; without a finding they say it of nobody. */
  private static final Set<Kind> MEANS_SOMEBODY =
      Set.of(Kind.BOUNCE, Kind.COMPLAINT, Kind.DELIVERED);

  static Entry of(Incoming incoming) {
    Optional<ReturnPathReading.Attributed> path = incoming.attribution();
    Reading reading = incoming.reading();
    boolean trusted = path.map(ReturnPathReading.Attributed::trusted).orElse(false);
    List<Event> events =
        Attribution.of(path, reading).stream()
            .map(a -> Event.of(a, reading.kind(), barred(path, reading, a)))
            .toList();
    return new Entry(
        incoming.fingerprint().value(),
        incoming.receivedAt().truncatedTo(ChronoUnit.MICROS),
        StoredText.of(incoming.returnPath().toString(), 330),
        StoredText.of(path.map(ReturnPathReading.Attributed::dialect).orElse(ROLE), 64),
        trusted,
        path.map(ReturnPathReading.Attributed::mailing),
        StoredText.of(incoming.sender().toString(), 330),
        withoutScope(incoming.peer()),
        StoredText.of(incoming.helo(), 255),
        StoredText.of(incoming.sessionId(), 100),
        reading.kind(),
        StoredText.of(reading.format(), 64),
        incoming.content().length,
        Compression.deflate(incoming.content()),
        events);
  }

  private static Optional<NotCounted> barred(
      Optional<ReturnPathReading.Attributed> path, Reading reading, Attributed attributed) {
    if (path.isPresent() && !path.get().trusted()) {
      return Optional.of(NotCounted.UNTRUSTED_RETURN_PATH);
    }
    if (reading.doubleBounce()) {
      return Optional.of(NotCounted.DOUBLE_BOUNCE);
    }
    if (attributed.foreign()) {
      return Optional.of(NotCounted.FOREIGN_RECIPIENT);
    }
    if (attributed.finding().isEmpty() && MEANS_SOMEBODY.contains(reading.kind())) {
      return Optional.of(NotCounted.UNRECOGNIZED);
    }
    return attributed.tag().isEmpty() ? Optional.of(NotCounted.UNATTRIBUTED) : Optional.empty();
  }

  /** The address as the database takes it: without the zone of a link-local one. */
  private static String withoutScope(InetAddress peer) {
    String text = peer.getHostAddress();
    int zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }
}
