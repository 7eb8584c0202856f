package org.rebound.receiver.listener;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rebound.receiver.measure.Label;

/** Decides who may open a session; safe for all threads. */
final class Admission {

  static final String BUSY = "too_many";
  static final String PEER = "too_many_from_peer";
  private static final String STOPPING = "stopping";

  /** Why somebody is not let in. */
  static final Label REASON = Label.of("reason", BUSY, PEER, STOPPING);

  private final int maxConnections;
  private final int maxConnectionsPerPeer;
  private final Map<ByteBuffer, Integer> peers = new HashMap<>();
  private int open;
  private boolean stopped;

  Admission(ListenerSettings settings) {
    this.maxConnections = settings.maxConnections();
    this.maxConnectionsPerPeer = settings.maxConnectionsPerPeer();
  }

  /** Counts one more session of {@code peer}, to be {@link #leave left}, or says why not. */
  synchronized Optional<SmtpReply> enter(InetAddress peer) {
    if (stopped) {
      return Optional.of(Replies.STOPPING);
    }
    if (open >= maxConnections) {
      return Optional.of(Replies.TOO_MANY_CONNECTIONS);
    }
    ByteBuffer source = source(peer);
    int ofPeer = peers.getOrDefault(source, 0);
    if (ofPeer >= maxConnectionsPerPeer) {
      return Optional.of(Replies.TOO_MANY_FROM_PEER);
    }
    peers.put(source, ofPeer + 1);
    open++;
    return Optional.empty();
  }

  /** The value of {@link #REASON} for a refusal. */
  static String reason(SmtpReply refusal) {
    if (refusal.equals(Replies.TOO_MANY_FROM_PEER)) {
      return PEER;
    }
    return refusal.equals(Replies.TOO_MANY_CONNECTIONS) ? BUSY : STOPPING;
  }

  /** Forgets one session of {@code peer}. */
  synchronized void leave(InetAddress peer) {
    peers.computeIfPresent(source(peer), (source, count) -> count > 1 ? count - 1 : null);
    open--;
  }

  /** Lets nobody in from now on. */
  synchronized void stop() {
    stopped = true;
  }

  synchronized boolean isStopped() {
    return stopped;
  }

  /** Who has one IPv6 address has its whole /64, so that is what counts as one peer. */
  private static ByteBuffer source(InetAddress peer) {
    byte[] octets = peer.getAddress();
    return ByteBuffer.wrap(peer instanceof Inet6Address ? Arrays.copyOf(octets, 8) : octets);
  }
}
