package org.rebound.faults;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A raw SMTP client that sends the octets it is told and may misbehave. For one thread. */
final class Wire implements AutoCloseable {

  /** What {@link #reply} says when the server has closed. */
  static final String CLOSED = "closed";

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  Wire(int port) throws IOException {
    this(new Socket(), port);
  }

  private Wire(Socket socket, int port) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(60_000);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 20_000);
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /** One that has read the greeting and said EHLO. */
  static Wire greeted(int port) throws IOException {
    Wire wire = new Wire(port);
    wire.reply();
    wire.ask("EHLO client.example");
    return wire;
  }

  Socket socket() {
    return socket;
  }

  void send(byte[] octets) throws IOException {
    out.write(octets);
  }

  /** An octet for each character, which is none above U+00FF. */
  void send(String octets) throws IOException {
    send(octets.getBytes(StandardCharsets.ISO_8859_1));
  }

  String ask(String command) throws IOException {
    send(command + "\r\n");
    return reply();
  }

  /** A whole message for one recipient; the reply that ended it. */
  String deliver(String recipient, byte[] content) throws IOException {
    send("MAIL FROM:<>\r\nRCPT TO:<" + recipient + ">\r\nDATA\r\n");
    reply();
    reply();
    String go = reply();
    if (!go.startsWith("354")) {
      return go;
    }
    send(stuffed(content));
    return ask("\r\n.");
  }

  /** With a dot before each line that begins with one. */
  private static byte[] stuffed(byte[] content) {
    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream(content.length + 64);
    for (int i = 0; i < content.length; i++) {
      boolean lineStart = i == 0 || (i > 1 && content[i - 1] == '\n' && content[i - 2] == '\r');
      if (content[i] == '.' && lineStart) {
        all.write('.');
      }
      all.write(content[i]);
    }
    return all.toByteArray();
  }

  /** The last line of the next reply, or {@link #CLOSED}. */
  String reply() throws IOException {
    while (true) {
      String line = line();
      if (line.equals(CLOSED) || line.length() < 4 || line.charAt(3) != '-') {
        return line;
      }
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    try {
      for (int octet = in.read(); octet >= 0; octet = in.read()) {
        if (octet == '\n') {
          return line.toString().strip();
        }
        line.append((char) octet);
      }
    } catch (java.net.SocketException e) {
      return CLOSED;
    }
    return CLOSED;
  }

  /** Ends by RST. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
