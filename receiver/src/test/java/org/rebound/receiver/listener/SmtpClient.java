package org.rebound.receiver.listener;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A raw SMTP peer: sends the octets it is told, reads whole replies, and may misbehave. */
final class SmtpClient implements AutoCloseable {

  private static final int PATIENCE = 20_000;

  private Socket socket;
  private InputStream in;

  SmtpClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** A client that has read the greeting and said EHLO. */
  static SmtpClient greeted(int port) throws IOException {
    SmtpClient client = new SmtpClient(port);
    client.reply();
    client.ask("EHLO client.example");
    return client;
  }

  /** Sends the octets as they are, one for each character up to U+00FF. */
  void send(String octets) throws IOException {
    send(octets.getBytes(StandardCharsets.ISO_8859_1));
  }

  void send(byte[] octets) throws IOException {
    socket.getOutputStream().write(octets);
    socket.getOutputStream().flush();
  }

  /** Sends a command and reads its reply. */
  String ask(String command) throws IOException {
    send(command + "\r\n");
    return reply();
  }

  /** MAIL, RCPT and DATA for one recipient, up to the go-ahead. */
  void openMessage(String recipient) throws IOException {
    ask("MAIL FROM:<>");
    ask("RCPT TO:<" + recipient + ">");
    ask("DATA");
  }

  /** Sends a whole message and returns the reply to it. */
  String deliver(String recipient, String content) throws IOException {
    openMessage(recipient);
    return ask(content + "\r\n.");
  }

  /** The next reply with all its lines joined by a bar, or "closed" when there is none. */
  String reply() throws IOException {
    List<String> lines = new ArrayList<>();
    while (true) {
      String line = line();
      if (line.isEmpty()) {
        return lines.isEmpty() ? "closed" : String.join("|", lines);
      }
      lines.add(line);
      if (line.length() < 4 || line.charAt(3) != '-') {
        return String.join("|", lines);
      }
    }
  }

  /** All replies until the other side closes. */
  List<String> replies() throws IOException {
    List<String> replies = new ArrayList<>();
    for (String reply = reply(); !reply.equals("closed"); reply = reply()) {
      replies.add(reply);
    }
    return replies;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      for (int octet = in.read(); octet >= 0; octet = in.read()) {
        if (octet == '\n') {
          return line.toString(StandardCharsets.UTF_8).replace("\r", "");
        }
        line.write(octet);
      }
    } catch (SocketException e) {
      return "";
    }
    return "";
  }

  /** Ends our side only. */
  void halfClose() throws IOException {
    socket.shutdownOutput();
  }

  /** Closes by RST. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Does the handshake after STARTTLS was answered, trusting anybody. */
  SSLSocket secure(String... protocols) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustAll()}, null);
    SSLSocket secured =
        (SSLSocket)
            context.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
    secured.setEnabledProtocols(protocols);
    secured.startHandshake();
    socket = secured;
    in = new BufferedInputStream(secured.getInputStream());
    return secured;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static final class TrustAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
