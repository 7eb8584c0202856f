package org.rebound.receiver.book;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.sql.Rows;
import org.rebound.receiver.sql.Sql;

/** Makes addresses that were never heard of, and locks them all until the transaction ends. */
final class KnownAddresses {

  private KnownAddresses() {}

  /**
   * Makes and locks, in the order of tags as everybody does who locks several.
   *
   * @return the tags, each once, in their order
   */
  static List<Long> lock(Handle handle, Collection<MailAddress> addresses, Instant at) {
    Map<Long, String> normal = new TreeMap<>();
    for (MailAddress address : addresses) {
      normal.put(AddressTag.of(address).value(), address.normalize().toString());
    }
    var update = handle.createUpdate(Sql.named("register-addresses")).bind("at", at);
    new Rows<>(update, List.copyOf(normal.entrySet()))
        .longs("tags", Map.Entry::getKey)
        .texts("emails", Map.Entry::getValue);
    update.execute();
    return List.copyOf(normal.keySet());
  }
}
