package org.rebound.receiver.listener;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * An accepted connection as SubEthaSMTP's session sees it: its input is the stream of verbs that
 * {@link Conversation} lets through, its output keeps replies back. TLS goes on beneath both, so
 * the session never learns of it.
 */
final class SessionSocket extends Socket {

  private Optional<Conversation> conversation = Optional.empty();
  private boolean raw;
  private volatile Optional<SSLSocket> tls = Optional.empty();

  /** Begins the conversation; to be called once, before the session is made. */
  Conversation begin(ListenerParts parts, Runnable atEnd) throws IOException {
    setTcpNoDelay(true);
    Watch watch = new Watch(parts.settings(), parts.nanos());
    ReplyStream replies =
        new ReplyStream(super.getOutputStream(), watch, parts.metrics().undelivered());
    WireInput wire = new WireInput(super.getInputStream(), replies, watch);
    Conversation begun = new Conversation(parts, this, wire, replies, watch, atEnd);
    conversation = Optional.of(begun);
    return begun;
  }

  Conversation conversation() {
    return conversation.orElseThrow();
  }

  /** Answers {@code reply} and closes. A new connection takes that much without blocking. */
  void refuse(SmtpReply reply) throws IOException {
    try (Socket closing = this) {
      super.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
      closing.shutdownOutput();
    }
  }

  /** Does the server's part of a TLS handshake; may block. */
  SSLSocket secure(SSLContext context) throws IOException {
    // From here on whoever asks for our streams is the TLS layer; the session has long had its own.
    raw = true;
    SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(this, null, true);
    tls = Optional.of(secured);
    secured.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    secured.startHandshake();
    return secured;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return raw ? super.getInputStream() : conversation().verbs();
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return raw ? super.getOutputStream() : conversation().replies();
  }

  /** The peer, named by its number, so that asking for its host name asks no DNS. */
  @Override
  public SocketAddress getRemoteSocketAddress() {
    InetAddress peer = getInetAddress();
    try {
      return new InetSocketAddress(
          InetAddress.getByAddress(peer.getHostAddress(), peer.getAddress()), getPort());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 octets", e);
    }
  }

  /** Ends the input of whoever reads it, without blocking; there is still a way to answer. */
  void wake() {
    try {
      shutdownInput();
    } catch (IOException e) {
      cut();
    }
  }

  /** Gives the peer half a second to take its last reply before what it still sends resets it. */
  void linger(WireInput wire) {
    try {
      setSoTimeout(500);
      if (tls.isEmpty()) {
        shutdownOutput();
      }
      wire.linger();
    } catch (IOException e) {
      cut();
    }
  }

  /** Closes at once, whoever waits on it. */
  void cut() {
    try {
      super.close();
    } catch (IOException e) {
      // It is closed all the same.
      return;
    }
  }

  // Not synchronized: TLS may block on its way out, and cut() must get past it.
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  @Override
  public void close() throws IOException {
    Optional<SSLSocket> secured = tls;
    // The TLS layer closes us in turn.
    tls = Optional.empty();
    if (secured.isPresent() && !isClosed()) {
      secured.get().close();
    }
    super.close();
    conversation.ifPresent(Conversation::socketClosed);
  }
}
