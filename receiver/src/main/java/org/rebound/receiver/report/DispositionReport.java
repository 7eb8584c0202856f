package org.rebound.receiver.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;

/**
 * A message disposition notification (RFC 8098): shown, deleted, processed. Never a bounce.
 *
 * @param disposition the disposition type, lower-case ({@code displayed})
 * @param extensions all other fields, such as {@code error}, {@code failure} and {@code
 *     reporting-ua}: lower-case name to value, bounded
 */
public record DispositionReport(
    String format,
    Optional<MailAddress> finalRecipient,
    Optional<MailAddress> originalRecipient,
    String disposition,
    OriginalMessage original,
    Map<String, String> extensions)
    implements Report {
  public DispositionReport {
    extensions = Map.copyOf(extensions);
  }

  /** What the recipient's system says went wrong: Failure, Error or Warning; empty if nothing. */
  public String trouble() {
    for (String name : List.of("failure", "error", "warning")) {
      String said = extensions.getOrDefault(name, "");
      if (!said.isEmpty()) {
        return said;
      }
    }
    return "";
  }
}
