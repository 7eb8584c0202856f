package org.rebound.receiver.listener;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Decides who may open a session; safe for all threads. */
final class Admission {

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
