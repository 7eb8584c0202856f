package org.rebound.admin.resources;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.http.ProblemException;
import org.rebound.receiver.ledger.BouncePosition;

/**
 * A place in a list: opaque to clients, made of the list it belongs to, a direction, and the keys
 * of one row. It holds no filter and no secret, and stays right while rows arrive.
 *
 * @param list which list it belongs to
 * @param backwards whether it asks for the rows before its row
 * @param first the first key of the row
 * @param second the second key, 0 where one is enough
 */
record Cursor(List list, boolean backwards, long first, long second) {

  private static final byte VERSION = 1;
  private static final int LENGTH = 3 + 2 * Long.BYTES;

  /** The lists that have cursors. */
  enum List {
    BOUNCES('b'),
    MAILINGS('m'),
    RECIPIENTS('r');

    private final byte mark;

    List(char mark) {
      this.mark = (byte) mark;
    }

    private static Optional<List> marked(byte mark) {
      return Arrays.stream(values()).filter(list -> list.mark == mark).findFirst();
    }
  }

  /** The cursor at a bounce. */
  static Cursor at(BouncePosition position, boolean backwards) {
    return new Cursor(
        List.BOUNCES,
        backwards,
        ChronoUnit.MICROS.between(Instant.EPOCH, position.receivedAt()),
        position.id());
  }

  /** The place of a bounce. */
  BouncePosition bounce() {
    return new BouncePosition(Instant.EPOCH.plus(first, ChronoUnit.MICROS), second);
  }

  /** The text for clients. */
  String text() {
    ByteBuffer octets =
        ByteBuffer.allocate(LENGTH)
            .put(VERSION)
            .put(list.mark)
            .put((byte) (backwards ? 1 : 0))
            .putLong(first)
            .putLong(second);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets.array());
  }

  /**
   * Reads what {@link #text} wrote for the same list.
   *
   * @throws ProblemException when the text is anything else
   */
  static Cursor read(List list, String text) {
    return decode(text)
        .filter(cursor -> cursor.list() == list)
        .orElseThrow(() -> new ProblemException(Problem.of(ProblemType.INVALID_CURSOR)));
  }

  private static Optional<Cursor> decode(String text) {
    byte[] octets;
    try {
      octets = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    if (octets.length != LENGTH || buffer.get() != VERSION) {
      return Optional.empty();
    }
    Optional<List> list = List.marked(buffer.get());
    int backwards = buffer.get();
    if (backwards < 0 || backwards > 1) {
      return Optional.empty();
    }
    return list.map(l -> new Cursor(l, backwards == 1, buffer.getLong(), buffer.getLong()))
        .filter(Cursor::isPossible);
  }

  /** Whether such a row can be: times beyond the database's range were never given out. */
  private boolean isPossible() {
    return list == List.RECIPIENTS || (first >= 0 && first < (1L << 57) && second >= 0);
  }
}
