package org.rebound.receiver.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message while it comes in: pieces that grow with it, each taken from the {@link MemoryBudget}.
 *
 * <p>Beyond the size limit, or when the budget has nothing left, the pieces are given back and the
 * rest is only counted, so that the message can be drained and then refused. For one thread.
 */
final class MessageBuffer implements AutoCloseable {

  private static final int SMALLEST = 4096;
  private static final int LARGEST = 256 * 1024;

  private final MemoryBudget budget;
  private final int maxSize;
  private final List<byte[]> full = new ArrayList<>(0);
  private byte[] last = new byte[0];
  private int lastUsed;
  private int size;
  private long seen;
  private long held;
  private Optional<SmtpReply> refusal = Optional.empty();

  MessageBuffer(MemoryBudget budget, int maxSize) {
    this.budget = budget;
    this.maxSize = maxSize;
  }

  /** Takes {@code length} more octets of the message. */
  void append(byte[] source, int offset, int length) {
    seen += length;
    if (refusal.isPresent()) {
      return;
    }
    if (seen > maxSize) {
      refuse(Replies.TOO_BIG);
      return;
    }
    int from = offset;
    int left = length;
    while (left > 0) {
      if (lastUsed == last.length && !grow()) {
        refuse(Replies.NO_MEMORY);
        return;
      }
      int part = Math.min(left, last.length - lastUsed);
      System.arraycopy(source, from, last, lastUsed, part);
      lastUsed += part;
      size += part;
      from += part;
      left -= part;
    }
  }

  /** Refuses the message whatever else comes; its octets are given back. */
  void refuse(SmtpReply reply) {
    refusal = Optional.of(reply);
    close();
  }

  /** Why the message cannot be taken, if so. */
  Optional<SmtpReply> refusal() {
    return refusal;
  }

  /** Octets of the message so far, whether they were kept or not. */
  long seen() {
    return seen;
  }

  /**
   * The whole message in one piece, to be held until {@link #close}; nothing when the budget cannot
   * give that much, and then the message is refused.
   */
  Optional<byte[]> join() {
    if (refusal.isPresent()) {
      return Optional.empty();
    }
    if (!budget.take(size)) {
      refuse(Replies.NO_MEMORY);
      return Optional.empty();
    }
    byte[] whole = new byte[size];
    int at = 0;
    for (byte[] piece : full) {
      System.arraycopy(piece, 0, whole, at, piece.length);
      at += piece.length;
    }
    System.arraycopy(last, 0, whole, at, lastUsed);
    close();
    held = size;
    return Optional.of(whole);
  }

  /** Gives everything back to the budget. */
  @Override
  public void close() {
    budget.give(held);
    held = 0;
    full.clear();
    last = new byte[0];
    lastUsed = 0;
  }

  private boolean grow() {
    int next = Math.max(SMALLEST, Math.min(LARGEST, size));
    if (!budget.take(next)) {
      return false;
    }
    held += next;
    if (lastUsed > 0) {
      full.add(last);
    }
    last = new byte[next];
    lastUsed = 0;
    return true;
  }
}
