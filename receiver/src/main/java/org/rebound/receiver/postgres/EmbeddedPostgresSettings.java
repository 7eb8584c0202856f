package org.rebound.receiver.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How the embedded database is set up. Every value may differ from the last start: the database
 * follows.
 *
 * @param dataFolder where binaries, data, password and log are kept; made when it is missing
 * @param port TCP port on 127.0.0.1; 0 picks a free one at each start
 * @param sharedBuffers PostgreSQL's page cache, as {@code 64MB}
 * @param maxConnections connections at a time, 5 to 1000
 * @param startTimeout how long a start may take, recovery after a crash included
 */
public record EmbeddedPostgresSettings(
    Path dataFolder, int port, String sharedBuffers, int maxConnections, Duration startTimeout) {

  private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,6}(kB|MB|GB)");

  /**
   * Settings with these values.
   *
   * @throws IllegalArgumentException when a value is out of its range
   */
  public EmbeddedPostgresSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535, and is " + port);
    }
    if (!SIZE.matcher(sharedBuffers).matches()) {
      throw new IllegalArgumentException(
          "sharedBuffers must be a size such as 64MB, and is \"" + sharedBuffers + "\"");
    }
    if (maxConnections < 5 || maxConnections > 1000) {
      throw new IllegalArgumentException(
          "maxConnections must be 5 to 1000, and is " + maxConnections);
    }
    if (startTimeout.isNegative() || startTimeout.isZero()) {
      throw new IllegalArgumentException("startTimeout must be above 0, and is " + startTimeout);
    }
  }

  /** The defaults: a free port, 64 MB of page cache, 40 connections, 2 minutes to start. */
  public static EmbeddedPostgresSettings in(Path dataFolder) {
    return new EmbeddedPostgresSettings(dataFolder, 0, "64MB", 40, Duration.ofMinutes(2));
  }

  /** The same settings with another port; 0 picks a free one. */
  public EmbeddedPostgresSettings withPort(int other) {
    return new EmbeddedPostgresSettings(
        dataFolder, other, sharedBuffers, maxConnections, startTimeout);
  }

  /** The same settings with another number of connections, 5 to 1000. */
  public EmbeddedPostgresSettings withMaxConnections(int other) {
    return new EmbeddedPostgresSettings(dataFolder, port, sharedBuffers, other, startTimeout);
  }
}
