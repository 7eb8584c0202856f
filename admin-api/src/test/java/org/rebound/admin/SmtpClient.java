package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An MTA that brings a daemon one message. */
public final class SmtpClient {

  private SmtpClient() {}

  /** The last reply to one message of the null sender for {@code path}. */
  public static String send(RunningDaemon daemon, String path, String content) throws IOException {
    Matcher smtp =
        Pattern.compile("rebound: SMTP +(\\S+):(\\d+) for").matcher(daemon.announcement());
    assertThat(smtp.find()).isTrue();
    URI server = URI.create("smtp://" + smtp.group(1) + ":" + smtp.group(2));
    try (Socket socket = new Socket(server.getHost(), server.getPort());
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      socket.setSoTimeout(30_000);
      in.readLine();
      say(socket, in, "HELO mta.example.net");
      say(socket, in, "MAIL FROM:<>");
      String accepted = say(socket, in, "RCPT TO:<" + path + ">");
      if (!accepted.startsWith("250")) {
        return accepted;
      }
      say(socket, in, "DATA");
      return say(socket, in, content + ".");
    }
  }

  private static String say(Socket socket, BufferedReader in, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    return String.valueOf(in.readLine());
  }
}
