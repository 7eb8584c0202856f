package org.rebound.admin.backfill;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;

/**
 * A connection to a daemon (RFC 5321), with messages by BDAT (RFC 3030), which carries any bytes.
 * For one thread; after an {@link IOException} that is no {@link SmtpRefusal} of no use.
 */
final class SmtpConnection implements AutoCloseable {

  private static final int TIMEOUT_MS = 120_000;
  private static final int LONGEST_REPLY = 2_000;

  private final Socket socket;
  private final InputStream in;

  private SmtpConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  static SmtpConnection open(InetSocketAddress place) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(TIMEOUT_MS);
      socket.connect(new InetSocketAddress(place.getHostString(), place.getPort()), TIMEOUT_MS);
      SmtpConnection connection = new SmtpConnection(socket);
      connection.expect("2");
      connection.say("EHLO backfill.invalid");
      return connection;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  /** Begins a transaction, having ended any other. */
  void begin(Optional<MailAddress> sender, boolean utf8) throws IOException {
    say("RSET");
    say(
        "MAIL FROM:<"
            + sender.map(MailAddress::toString).orElse("")
            + "> BODY=8BITMIME"
            + (utf8 ? " SMTPUTF8" : ""));
  }

  /** Names the recipient. */
  void recipient(MailAddress returnPath) throws IOException {
    say("RCPT TO:<" + returnPath + ">");
  }

  /** Sends the message and gives the reply. */
  String message(byte[] content) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(("BDAT " + content.length + " LAST\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(content);
    return expect("2");
  }

  private void say(String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    expect("2");
  }

  private String expect(String begin) throws IOException {
    String line = line();
    while (line.startsWith("-", 3)) {
      line = line();
    }
    if (!line.startsWith(begin)) {
      throw new SmtpRefusal(line);
    }
    return line;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0 || line.length() > LONGEST_REPLY) {
        throw new EOFException("the server closed the connection, or is none of SMTP");
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
