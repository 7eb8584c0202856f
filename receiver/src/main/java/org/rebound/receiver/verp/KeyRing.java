package org.rebound.receiver.verp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys that sign and verify return paths, at most 16, each with its own id. Immutable and safe
 * for use by many threads: a rotated file is loaded anew.
 *
 * <p>The file is described in docs/return-paths.md; whoever reads it can forge bounces.
 */
public final class KeyRing {

  static final int MAX_KEYS = 16;

  private final List<ReturnPathKey> keys;

  private KeyRing(List<ReturnPathKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * A ring of these keys.
   *
   * @throws IllegalArgumentException when there are none, or two have one id
   */
  public static KeyRing of(List<ReturnPathKey> keys) {
    Set<Integer> ids = new HashSet<>();
    for (ReturnPathKey key : keys) {
      if (!ids.add(key.id())) {
        throw new IllegalArgumentException("two keys have the id " + key.id());
      }
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("there is no key");
    }
    return new KeyRing(keys);
  }

  /**
   * Reads a key file.
   *
   * @throws IOException naming the file, and the line where there is one, when it is missing,
   *     malformed, or open to others than its owner and group
   */
  public static KeyRing load(Path file) throws IOException {
    return KeyFile.read(file);
  }

  /**
   * Reads a key file, or makes one with one random key, of mode 0600 and all at once: of two
   * processes that start together, both come away with the same key.
   *
   * @throws IOException as {@link #load}, or when the file cannot be made
   */
  public static KeyRing loadOrCreate(Path file, Clock clock) throws IOException {
    if (Files.notExists(file)) {
      KeyFile.create(file, of(List.of(ReturnPathKey.random(0, clock.instant()))));
    }
    return load(file);
  }

  /**
   * Adds a new random key to a key file, and lets the others retire once nothing they signed is
   * valid any more. The file is replaced all at once.
   *
   * @param mintIn how long until the new key signs: time for every daemon to load it
   * @param validity how long a return path is valid
   * @return the ring as written
   * @throws IOException as {@link #load}, or when the file cannot be written
   * @throws IllegalStateException when all 16 keys are still in use
   */
  public static KeyRing rotate(Path file, Clock clock, Duration mintIn, Duration validity)
      throws IOException {
    KeyRing rotated = load(file).withNewKey(clock.instant(), mintIn, validity);
    KeyFile.replace(file, rotated);
    return rotated;
  }

  /** The keys, in the order of the file. */
  public List<ReturnPathKey> keys() {
    return keys;
  }

  /** The key of this id. */
  public Optional<ReturnPathKey> key(int id) {
    for (ReturnPathKey key : keys) {
      if (key.id() == id) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  /**
   * The key that signs at this time: the newest that may, of two the later in the file. A clock
   * that was set back may stand before all of them: then the first to come, which every daemon has.
   */
  public Optional<ReturnPathKey> signingKey(Instant now) {
    return keys.stream()
        .filter(key -> key.mayMint(now))
        .reduce((best, key) -> key.mintFrom().isBefore(best.mintFrom()) ? best : key)
        .or(
            () ->
                keys.stream()
                    .filter(key -> !key.isRetired(now))
                    .min(Comparator.comparing(ReturnPathKey::mintFrom)));
  }

  private KeyRing withNewKey(Instant now, Duration mintIn, Duration validity) {
    Instant mintFrom = now.plus(mintIn);
    // A day more, because a return path knows its day and not its hour.
    Instant retireAt = mintFrom.plus(validity).plus(Duration.ofDays(1));
    int id = freeId(now);
    List<ReturnPathKey> rotated = new ArrayList<>();
    for (ReturnPathKey key : keys) {
      if (key.id() != id) {
        rotated.add(key.retireAt().isPresent() ? key : key.retiringAt(retireAt));
      }
    }
    rotated.add(ReturnPathKey.random(id, mintFrom));
    return of(rotated);
  }

  /** The id after the last one's that is free, or whose key has retired. */
  private int freeId(Instant now) {
    int last = keys.get(keys.size() - 1).id();
    for (int step = 1; step <= MAX_KEYS; step++) {
      int id = (last + step) % MAX_KEYS;
      if (key(id).map(key -> key.isRetired(now)).orElse(true)) {
        return id;
      }
    }
    throw new IllegalStateException(
        "all 16 keys are still in use; rotate again when the first of them has retired");
  }

  @Override
  public String toString() {
    return keys.toString();
  }
}
