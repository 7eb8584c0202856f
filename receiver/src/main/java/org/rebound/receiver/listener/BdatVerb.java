package org.rebound.receiver.listener;

import java.io.IOException;
import java.util.Optional;

/**
 * BDAT (RFC 3030). The octets it announces are read before anything is answered, whether they are
 * wanted or not; when they do not all come, or their number cannot be read, the connection ends.
 */
final class BdatVerb implements SmtpVerb {

  /** How many octets follow, and whether the message is complete with them. */
  private record Chunk(long octets, boolean last) {}

  @Override
  public void run(Conversation conversation) {
    Optional<Chunk> chunk = parse(conversation.arguments());
    if (chunk.isEmpty()) {
      conversation.end(Replies.BAD_CHUNK);
      return;
    }
    try {
      take(conversation, chunk.get());
    } catch (IOException e) {
      conversation.cutOff();
    }
  }

  private static void take(Conversation conversation, Chunk chunk) throws IOException {
    ListenerParts parts = conversation.parts();
    long until = parts.nanos().getAsLong() + parts.settings().messageTimeout().toNanos();
    Optional<Transaction> transaction = conversation.transaction().filter(open -> open.size() > 0);
    Transaction.Chunks chunks =
        transaction
            .flatMap(Transaction::chunks)
            .orElseGet(
                () ->
                    new Transaction.Chunks(
                        new MessageBuffer(parts.memory(), parts.settings().maxMessageSize()),
                        until));
    if (chunks.buffer().seen() + chunk.octets() > parts.drainLimit()) {
      conversation.reset();
      conversation.end(Replies.TOO_BIG);
      return;
    }
    transaction.filter(open -> open.chunks().isEmpty()).ifPresent(open -> open.begin(chunks));
    Optional<SmtpReply> sequence =
        transaction.isPresent()
            ? Optional.empty()
            : Optional.of(
                conversation.transaction().isPresent() ? Replies.NO_RECIPIENTS : Replies.NO_MAIL);
    if (sequence.isPresent()) {
      chunks.buffer().refuse(sequence.get());
    }
    read(conversation, chunk, chunks);
    if (!conversation.watch().work()) {
      conversation.cutOff();
    } else if (sequence.isPresent()) {
      conversation.reply(sequence.get());
    } else {
      answer(conversation, chunk, chunks.buffer());
    }
  }

  private static void read(Conversation conversation, Chunk chunk, Transaction.Chunks chunks)
      throws IOException {
    MessageBuffer buffer = chunks.buffer();
    conversation.watch().receive(chunks.deadline());
    long end = buffer.seen() + chunk.octets();
    while (buffer.seen() < end) {
      conversation
          .wire()
          .read(
              (source, offset, length) -> {
                int part = (int) Math.min(length, end - buffer.seen());
                buffer.append(source, offset, part);
                return part;
              });
    }
  }

  private static void answer(Conversation conversation, Chunk chunk, MessageBuffer buffer) {
    if (chunk.last()) {
      Delivery.finish(conversation, buffer);
    } else {
      conversation.reply(
          buffer
              .refusal()
              .orElseGet(() -> SmtpReply.ok(250, "2.0.0", chunk.octets() + " octets received")));
    }
  }

  private static Optional<Chunk> parse(String arguments) {
    int end = 0;
    while (end < arguments.length() && !Verb.isSpace(arguments.charAt(end))) {
      end++;
    }
    String digits = arguments.substring(0, end);
    String rest = arguments.substring(end).strip();
    boolean last = rest.equalsIgnoreCase("LAST");
    if (digits.isEmpty()
        || digits.length() > 18
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')
        || !(rest.isEmpty() || last)) {
      return Optional.empty();
    }
    return Optional.of(new Chunk(Long.parseLong(digits), last));
  }
}
