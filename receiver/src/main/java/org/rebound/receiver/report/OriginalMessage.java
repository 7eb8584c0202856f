package org.rebound.receiver.report;

import java.util.List;
import java.util.Map;
import org.rebound.receiver.address.MailAddress;

/**
 * What the returned part says of the message that was mailed: some of its header fields, never its
 * body.
 *
 * @param fields lower-case field name to its first value, unfolded, bounded in count and length
 * @param recipients the addresses of its To field
 */
public record OriginalMessage(Map<String, String> fields, List<MailAddress> recipients) {

  /** Nothing came back. */
  public static final OriginalMessage NONE = new OriginalMessage(Map.of(), List.of());

  public OriginalMessage {
    fields = Map.copyOf(fields);
    recipients = List.copyOf(recipients);
  }
}
