package org.rebound.receiver.mime;

import java.util.Set;

/**
 * A received message as a tree of parts. Immutable, and safe to share between threads as long as
 * nobody writes to the bytes it was read from.
 *
 * @param root the message itself: its header, and its content or its parts
 * @param limits the limits that were met while the tree was built; empty for nearly every message
 */
public record Message(Part root, Set<Limit> limits) {

  public Message {
    limits = Set.copyOf(limits);
  }

  /** The header of the message. */
  public Headers headers() {
    return root.headers();
  }
}
