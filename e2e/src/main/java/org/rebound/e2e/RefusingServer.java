package org.rebound.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The mail server of the recipients: takes some, refuses some for good and some for now. */
final class RefusingServer implements AutoCloseable {

  private static final Map<String, String> AT_RCPT =
      Map.of(
          "unknown", "550 5.1.1 <%s>: Recipient address rejected: User unknown",
          "disabled", "550 5.2.1 The email account that you tried to reach is disabled",
          "full", "452 4.2.2 The email account that you tried to reach is over quota",
          "later", "451 4.3.2 System not accepting messages now, try again later");
  private static final String AT_END_OF_DATA =
      "554 5.7.1 Message rejected: content looks like spam";

  private final ServerSocket server;
  private final ExecutorService sessions = Executors.newCachedThreadPool();
  private final List<String> delivered = new CopyOnWriteArrayList<>();

  RefusingServer() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    sessions.execute(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Whom it has taken mail for. */
  List<String> delivered() {
    return List.copyOf(delivered);
  }

  @Override
  public void close() throws IOException {
    server.close();
    sessions.shutdownNow();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        sessions.execute(() -> serve(socket));
      } catch (SocketException e) {
        return;
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        PrintWriter out =
            new PrintWriter(socket.getOutputStream(), true, StandardCharsets.ISO_8859_1)) {
      out.print("220 mx.example.net ESMTP\r\n");
      out.flush();
      String recipient = "";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String verb =
            line.length() < 4 ? line : line.substring(0, 4).toUpperCase(java.util.Locale.ROOT);
        String reply = "250 2.0.0 Ok";
        switch (verb) {
          case "RCPT" -> {
            recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
            reply = atRcpt(recipient);
          }
          case "DATA" -> {
            out.print("354 Go on\r\n");
            out.flush();
            skipMessage(in);
            reply = atEndOfData(recipient);
          }
          case "QUIT" -> {
            out.print("221 2.0.0 Bye\r\n");
            out.flush();
            return;
          }
          default -> {}
        }
        out.print(reply + "\r\n");
        out.flush();
      }
    } catch (IOException e) {
      System.err.println("refusing server: a session broke: " + e.getMessage());
    }
  }

  private static String atRcpt(String recipient) {
    String who = recipient.substring(0, recipient.indexOf('@')).replaceAll("[0-9]+$", "");
    return AT_RCPT.getOrDefault(who, "250 2.1.5 Ok").formatted(recipient);
  }

  private String atEndOfData(String recipient) {
    if (recipient.startsWith("spam")) {
      return AT_END_OF_DATA;
    }
    delivered.add(recipient);
    return "250 2.0.0 Delivered";
  }

  private static void skipMessage(BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && !".".equals(line)) {
      line = in.readLine();
    }
  }
}
