package org.rebound.receiver.ledger;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.address.Sender;
import org.rebound.receiver.classify.Category;
import org.rebound.receiver.classify.Classification;
import org.rebound.receiver.classify.Finding;
import org.rebound.receiver.classify.Kind;
import org.rebound.receiver.classify.Reading;
import org.rebound.receiver.policy.Said;
import org.rebound.receiver.verp.MailingRef;
import org.rebound.receiver.verp.RecipientRef;
import org.rebound.receiver.verp.ReturnPathReading;

/** Received messages for tests: said in few words, immutable, each "with" a changed copy. */
record Bounces(
    Optional<ReturnPathReading.Attributed> path,
    Sender sender,
    String peer,
    String helo,
    Instant at,
    String content,
    Reading reading) {

  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  /** A signed return path for {@code email} in a mailing, and a report about him. */
  static Bounces signed(long mailing, String email, Category category) {
    return signed(mailing, AddressTag.of(address(email)), reading(finding(email, category)));
  }

  static Bounces signed(long mailing, AddressTag tag, Reading reading) {
    return of(
        new ReturnPathReading.Attributed(
            "signed", true, new MailingRef.Numbered(mailing), new RecipientRef.Tagged(tag)),
        reading);
  }

  static Bounces of(ReturnPathReading.Attributed path, Reading reading) {
    return new Bounces(
        Optional.of(path), Sender.nullSender(), "192.0.2.7", "mx.example.net", NOON, "", reading);
  }

  static Bounces role(Reading reading) {
    return new Bounces(
        Optional.empty(), Sender.nullSender(), "192.0.2.7", "mx.example.net", NOON, "", reading);
  }

  static Reading reading(Finding... findings) {
    return new Reading(findings[0].classification().kind(), "rfc3464", List.of(findings));
  }

  static Finding finding(String email, Category category) {
    return finding(email, Said.bounce(category));
  }

  static Finding finding(String email, Kind kind) {
    return finding(email, Said.kind(kind));
  }

  static Finding finding(String email, Classification said) {
    return new Finding(
        email.isEmpty() ? Optional.empty() : Optional.of(address(email)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "as the test says",
        Optional.of("mx.example.net"),
        Optional.of("relay.example.org"),
        said);
  }

  static MailAddress address(String email) {
    return MailAddress.parse(email).orElseThrow();
  }

  Bounces at(Instant time) {
    return new Bounces(path, sender, peer, helo, time, content, reading);
  }

  Bounces from(Sender other) {
    return new Bounces(path, other, peer, helo, at, content, reading);
  }

  Bounces helo(String other) {
    return new Bounces(path, sender, peer, other, at, content, reading);
  }

  Bounces peer(String other) {
    return new Bounces(path, sender, other, helo, at, content, reading);
  }

  Bounces saying(String other) {
    return new Bounces(path, sender, peer, helo, at, other, reading);
  }

  Bounces about(Reading other) {
    return new Bounces(path, sender, peer, helo, at, content, other);
  }

  Bounces to(ReturnPathReading.Attributed other) {
    return new Bounces(Optional.of(other), sender, peer, helo, at, content, reading);
  }

  /** The message; two of the same content are the same message. */
  Incoming message() {
    try {
      byte[] bytes =
          ("Subject: failure\r\n\r\n" + content + path + reading).getBytes(StandardCharsets.UTF_8);
      MailAddress returnPath = new MailAddress("b-" + (path.hashCode() & 0xffff), "b.example.org");
      return new Incoming(
          returnPath,
          path,
          sender,
          InetAddress.getByName(peer),
          helo,
          "session-1",
          at,
          bytes,
          Fingerprint.of(returnPath, bytes),
          reading);
    } catch (java.net.UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  /** This many messages for one address, a mailing each. */
  static List<Incoming> mailings(int count, String email, Category category) {
    List<Incoming> messages = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      messages.add(signed(i, email, category).message());
    }
    return messages;
  }
}
