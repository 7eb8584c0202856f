package org.rebound.receiver.verp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;

/** A fixed key, day and domain; the domain is short, so that SRS fits round a return path. */
final class Fixture {

  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  static final String DOMAIN = "b.test";
  static final MailAddress USER = address("user@example.com");

  private Fixture() {}

  static MailAddress address(String text) {
    return MailAddress.parse(text).orElseThrow(() -> new IllegalArgumentException(text));
  }

  static ReturnPathKey key(int id) {
    byte[] secret = new byte[ReturnPathKey.SECRET_OCTETS];
    Arrays.fill(secret, (byte) (id + 1));
    return new ReturnPathKey(id, secret, Instant.EPOCH, Optional.empty());
  }

  static KeyRing ring() {
    return KeyRing.of(List.of(key(3)));
  }

  static Clock at(Instant instant) {
    return Clock.fixed(instant, ZoneOffset.UTC);
  }

  static ReturnPaths paths() {
    return paths(Duration.ZERO);
  }

  static ReturnPaths paths(Duration later) {
    return new ReturnPaths(ReturnPathSettings.of(DOMAIN), ring(), at(NOW.plus(later)));
  }

  static ReturnPaths with(Dialect dialect) {
    return new ReturnPaths(
        ReturnPathSettings.of(DOMAIN).with(dialect, Trust.UNTRUSTED), ring(), at(NOW));
  }
}
