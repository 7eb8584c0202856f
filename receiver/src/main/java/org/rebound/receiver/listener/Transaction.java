package org.rebound.receiver.listener;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.address.Sender;

/**
 * A mail transaction (RFC 5321 section 3.3): sender, recipients, and what BDAT has brought of the
 * message. For one thread.
 */
final class Transaction {

  private final Sender sender;
  private final boolean utf8;
  private final Map<MailAddress, MailAddress> recipients = new LinkedHashMap<>();
  private Optional<Chunks> chunks = Optional.empty();

  /** What came by BDAT so far, and until when the rest may take. */
  record Chunks(MessageBuffer buffer, long deadline) {}

  Transaction(Sender sender, boolean utf8) {
    this.sender = sender;
    this.utf8 = utf8;
  }

  Sender sender() {
    return sender;
  }

  /** Whether MAIL had SMTPUTF8 (RFC 6531). */
  boolean isUtf8() {
    return utf8;
  }

  boolean has(MailAddress recipient) {
    return recipients.containsKey(recipient.normalize());
  }

  void add(MailAddress recipient) {
    recipients.putIfAbsent(recipient.normalize(), recipient);
  }

  /** In the order they came. */
  List<MailAddress> recipients() {
    return List.copyOf(recipients.values());
  }

  int size() {
    return recipients.size();
  }

  Optional<Chunks> chunks() {
    return chunks;
  }

  void begin(Chunks begun) {
    chunks = Optional.of(begun);
  }

  /** Whether the message has been refused already, so that nothing can come of it. */
  boolean isLost() {
    return chunks.flatMap(begun -> begun.buffer().refusal()).isPresent();
  }

  void close() {
    chunks.ifPresent(begun -> begun.buffer().close());
  }
}
