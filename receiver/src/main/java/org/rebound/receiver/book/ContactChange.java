package org.rebound.receiver.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to become of a contact; what is empty stays as it is.
 *
 * @param key the key in the sender's system; an empty text takes it away
 * @param name an empty text takes it away
 * @param formerEmployee whether the contact is marked as having left
 */
public record ContactChange(
    Optional<String> key, Optional<String> name, Optional<Boolean> formerEmployee) {

  /** The names of what changes, for the audit list. */
  String fields() {
    List<String> fields = new ArrayList<>();
    key.ifPresent(k -> fields.add("key"));
    name.ifPresent(n -> fields.add("name"));
    formerEmployee.ifPresent(left -> fields.add("formerEmployee"));
    return String.join(", ", fields);
  }
}
