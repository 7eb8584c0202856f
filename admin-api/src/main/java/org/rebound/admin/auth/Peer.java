package org.rebound.admin.auth;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where a request comes from. */
final class Peer {

  private Peer() {}

  static InetAddress of(HttpServletRequest request) {
    try {
      // An address as text: nothing is looked up.
      return InetAddress.getByName(request.getRemoteAddr());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("a connection has an address", e);
    }
  }
}
