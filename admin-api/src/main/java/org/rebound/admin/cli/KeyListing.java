package org.rebound.admin.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.util.Optional;
import org.rebound.receiver.verp.KeyRing;
import org.rebound.receiver.verp.ReturnPathKey;

/** Prints the keys of a ring without their secrets, a line each. */
final class KeyListing {

  private final PrintStream out;

  KeyListing(PrintStream out) {
    this.out = out;
  }

  void print(KeyRing ring, Instant now) {
    Optional<Integer> signing = ring.signingKey(now).map(ReturnPathKey::id);
    for (ReturnPathKey key : ring.keys()) {
      out.println(key + ": " + state(key, signing, now));
    }
  }

  private static String state(ReturnPathKey key, Optional<Integer> signing, Instant now) {
    if (key.isRetired(now)) {
      return "retired, what it signed is refused";
    }
    if (signing.filter(id -> id == key.id()).isPresent()) {
      return "signs";
    }
    return now.isBefore(key.mintFrom()) ? "verifies, does not sign yet" : "verifies";
  }
}
