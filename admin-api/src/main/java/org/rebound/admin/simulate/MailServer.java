package org.rebound.admin.simulate;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A mail server that sends over one connection after the other (RFC 5321). For one thread. */
final class MailServer implements AutoCloseable {

  private static final int MESSAGES_OF_A_SESSION = 100;
  private static final int TIMEOUT_MS = 60_000;

  private final InetSocketAddress place;
  private Socket socket = new Socket();
  private InputStream in = InputStream.nullInputStream();
  private int left;

  MailServer(InetSocketAddress place) {
    this.place = place;
  }

  /**
   * Sends a message.
   *
   * @throws IOException when it was not taken, with the server's own words
   */
  void send(Letter letter) throws IOException {
    if (left == 0) {
      connect();
    }
    left--;
    say("MAIL FROM:<" + letter.sender() + ">", 250);
    say("RCPT TO:<" + letter.returnPath() + ">", 250);
    say("DATA", 354);
    socket.getOutputStream().write(letter.content());
    say("\r\n.", 250);
  }

  private void connect() throws IOException {
    close();
    socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MS);
    socket.connect(place, TIMEOUT_MS);
    in = new BufferedInputStream(socket.getInputStream());
    expect(220);
    say("EHLO out.news.example.com", 250);
    left = MESSAGES_OF_A_SESSION;
  }

  private void say(String line, int expected) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    expect(expected);
  }

  private void expect(int code) throws IOException {
    String line = line();
    while (line.startsWith("-", 3)) {
      line = line();
    }
    if (!line.startsWith(Integer.toString(code))) {
      throw new IOException("SMTP: expected " + code + ", the server said " + line);
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException("SMTP: the server closed the connection");
      }
      line.append((char) octet);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
