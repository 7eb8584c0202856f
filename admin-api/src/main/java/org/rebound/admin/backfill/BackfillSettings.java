package org.rebound.admin.backfill;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;

/**
 * What is brought, and where to.
 *
 * @param paths files and folders
 * @param to the daemon's SMTP port
 * @param otherwise where messages go whose own return path is refused for good
 * @param since older messages are left out
 * @param report a file that gets a line for each message that was not recorded
 * @param connections how many messages are brought at once
 * @param patience how long one message is tried while the daemon is away or busy
 */
record BackfillSettings(
    List<Path> paths,
    InetSocketAddress to,
    Optional<MailAddress> otherwise,
    Optional<Instant> since,
    Optional<Path> report,
    int connections,
    Duration patience) {

  BackfillSettings {
    paths = List.copyOf(paths);
  }
}
