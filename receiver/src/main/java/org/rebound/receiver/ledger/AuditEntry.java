package org.rebound.receiver.ledger;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was changed, for the audit list. Nothing in it may be a mail address; {@link Audit} leaves
 * out what could be one.
 *
 * @param action a verb and a noun: {@code create-selection}
 * @param object what it was done to, by kind and number: {@code selection 7}
 * @param count how many rows of the object's kind, or of what is in it, were changed
 * @param detail more, by name: reasons, what was before
 */
public record AuditEntry(String action, String object, long count, Map<String, String> detail) {

  public AuditEntry {
    detail = Map.copyOf(detail);
  }

  /** A change that needs no more words. */
  public static AuditEntry of(String action, String object, long count) {
    return new AuditEntry(action, object, count, Map.of());
  }

  /** The same with one detail more. */
  public AuditEntry with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(detail);
    more.put(name, value);
    return new AuditEntry(action, object, count, more);
  }
}
