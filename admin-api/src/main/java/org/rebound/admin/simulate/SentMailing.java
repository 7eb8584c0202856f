package org.rebound.admin.simulate;

import java.time.Instant;
import java.util.List;

/**
 * A mailing that is out.
 *
 * @param returnPaths those of {@code recipients}, in their order
 */
record SentMailing(long number, Instant sentAt, List<Person> recipients, List<String> returnPaths) {

  SentMailing {
    recipients = List.copyOf(recipients);
    returnPaths = List.copyOf(returnPaths);
  }
}
