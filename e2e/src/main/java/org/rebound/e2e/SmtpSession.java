package org.rebound.e2e;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One SMTP connection of a sending mail server. */
public final class SmtpSession implements AutoCloseable {

  private final Socket socket = new Socket();
  private final InputStream in;
  private final OutputStream out;

  /** The connection ended before the answer came. */
  public static final class BrokenException extends IOException {
    private static final long serialVersionUID = 1;

    BrokenException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Connects and says EHLO. */
  public SmtpSession(int port) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(60_000);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
    expect(220);
    command("EHLO mta.example.net");
    expect(250);
  }

  /**
   * Sends one message and answers the code of the reply that ended it.
   *
   * @throws BrokenException when the connection broke, so that nobody knows what became of it
   */
  public int send(String from, String to, byte[] content) throws BrokenException {
    return send(from, "", to, content);
  }

  /** The same with parameters of MAIL, each with a space before it. */
  public int send(String from, String parameters, String to, byte[] content)
      throws BrokenException {
    try {
      return converse(from, parameters, to, content);
    } catch (IOException e) {
      throw new BrokenException("the connection broke: " + e.getMessage(), e);
    }
  }

  private int converse(String from, String parameters, String to, byte[] content)
      throws IOException {
    command("MAIL FROM:<" + from + ">" + parameters);
    int mail = reply();
    if (mail != 250) {
      return mail;
    }
    command("RCPT TO:<" + to + ">");
    int rcpt = reply();
    if (rcpt == 421) {
      return rcpt;
    }
    if (rcpt != 250) {
      command("RSET");
      reply();
      return rcpt;
    }
    command("DATA");
    int data = reply();
    if (data != 354) {
      return data;
    }
    out.write(content);
    out.write("\r\n.\r\n".getBytes(StandardCharsets.US_ASCII));
    return reply();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void command(String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private void expect(int code) throws IOException {
    int seen = reply();
    if (seen != code) {
      throw new IOException("expected " + code + ", the server said " + seen);
    }
  }

  private int reply() throws IOException {
    String line = line();
    while (line.length() > 3 && line.charAt(3) == '-') {
      line = line();
    }
    return Integer.parseInt(line.substring(0, 3));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int octet = in.read();
    while (octet != '\n') {
      if (octet < 0) {
        throw new EOFException("the server closed the connection");
      }
      line.append((char) octet);
      octet = in.read();
    }
    return line.toString().strip();
  }
}
