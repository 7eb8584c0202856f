package org.rebound.receiver.listener;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts connections and refuses those beyond the limits itself: a refused connection costs no
 * thread, and SubEthaSMTP sees none it has no room for.
 */
final class AdmittingServerSocket extends ServerSocket {

  private static final Logger log = LoggerFactory.getLogger(AdmittingServerSocket.class);

  private final ListenerParts parts;
  private final Admission admission;

  AdmittingServerSocket(ListenerParts parts, Admission admission) throws IOException {
    this.parts = parts;
    this.admission = admission;
    setReuseAddress(true);
  }

  @Override
  public Socket accept() throws IOException {
    while (true) {
      SessionSocket socket = new SessionSocket();
      implAccept(socket);
      if (isAdmitted(socket)) {
        return socket;
      }
    }
  }

  private boolean isAdmitted(SessionSocket socket) {
    parts.metrics().connections().mark();
    InetAddress peer = socket.getInetAddress();
    Optional<SmtpReply> refusal = admission.enter(peer);
    try {
      if (refusal.isPresent()) {
        parts.metrics().refused().mark(Admission.reason(refusal.get()));
        socket.refuse(refusal.get());
        return false;
      }
      parts.metrics().open().inc();
      socket.begin(
          parts,
          () -> {
            admission.leave(peer);
            parts.metrics().open().dec();
          });
      return true;
    } catch (IOException e) {
      log.debug("a connection broke while it was accepted: {}", e.toString());
      socket.cut();
      if (refusal.isEmpty()) {
        admission.leave(peer);
        parts.metrics().open().dec();
      }
      return false;
    }
  }
}
