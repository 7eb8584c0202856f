package org.rebound.e2e;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What was answered to whom: a line for each try, in a file and in memory. Safe for threads.
 *
 * <p>A line holds the time, the id of the bounce and the code of the reply, or {@code lost} when
 * the connection broke before a reply came.
 */
public final class Journal implements AutoCloseable {

  private final BufferedWriter file;
  private final Map<String, Integer> last = new HashMap<>();
  private final Set<String> acknowledged = new HashSet<>();
  private final Set<String> open = new HashSet<>();
  private long lost;

  /** A journal in a file of its own, which is made anew. */
  public Journal(Path path) throws IOException {
    file = Files.newBufferedWriter(path, StandardCharsets.US_ASCII);
  }

  synchronized void answered(String id, int code) {
    write(id, Integer.toString(code));
    last.put(id, code);
    if (code == 250) {
      acknowledged.add(id);
    } else if (code / 100 == 4) {
      open.add(id);
    }
  }

  synchronized void lost(String id) {
    write(id, "lost");
    last.remove(id);
    open.add(id);
    lost++;
  }

  /** The last answer to each bounce that got one; none for one whose last answer was lost. */
  public synchronized Map<String, Integer> answered() {
    return Map.copyOf(last);
  }

  /** Whatever was ever answered 250: it must be recorded. */
  public synchronized Set<String> acknowledged() {
    return Set.copyOf(acknowledged);
  }

  /** Whatever may be recorded although nobody was told: the answer was lost, or it was 4yz. */
  public synchronized Set<String> open() {
    return Set.copyOf(open);
  }

  /** How many tries had no answer. */
  public synchronized long lost() {
    return lost;
  }

  /** How many have this code as their last answer. */
  public synchronized long count(int code) {
    return last.values().stream().filter(seen -> seen == code).count();
  }

  private void write(String id, String answer) {
    try {
      file.write(Instant.now() + " " + id + " " + answer + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
