package org.rebound.receiver.validate;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A name server on loopback, by UDP and TCP on one port, that answers what the test tells it, and
 * notes what it is asked. A name nobody told it of does not exist.
 */
public final class TestNameServer implements AutoCloseable {

  private static final int HEADER = 12;

  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final Map<String, Handler> names = new ConcurrentHashMap<>();
  private final Queue<Question> questions = new ConcurrentLinkedQueue<>();

  private TestNameServer(DatagramSocket udp, ServerSocket tcp) {
    this.udp = udp;
    this.tcp = tcp;
  }

  /** A question as it came; {@code wire} is its section of the message. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares questions
  public record Question(int id, String name, int type, boolean byTcp, byte[] wire) {}

  /** What is answered: no message is silence, several are sent one after the other. */
  @FunctionalInterface
  public interface Handler {
    /** The messages for one question. */
    List<byte[]> answer(Question question);
  }

  /** A server that runs until it is closed. */
  public static TestNameServer start() {
    return start(0);
  }

  static TestNameServer start(int wanted) {
    for (int tries = 0; ; tries++) {
      try {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        DatagramSocket udp = new DatagramSocket(wanted, loopback);
        try {
          TestNameServer server =
              new TestNameServer(udp, new ServerSocket(udp.getLocalPort(), 50, loopback));
          server.thread(server::serveUdp);
          server.thread(server::serveTcp);
          return server;
        } catch (BindException e) {
          udp.close();
          if (tries == 20) {
            throw e;
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(udp.getLocalAddress(), udp.getLocalPort());
  }

  /** From now on, questions for this name, of whatever type, are answered so. */
  public TestNameServer name(String name, Handler handler) {
    names.put(name, handler);
    return this;
  }

  /** From now on, this name has this mail exchanger. */
  public TestNameServer mx(String name, String host) {
    return name(
        name,
        question ->
            List.of(
                question.type() == DnsMessage.MX
                    ? DnsMessage.to(question).mx(10, host).bytes()
                    : DnsMessage.to(question).soa(60).bytes()));
  }

  /** How many questions came for this name. */
  public long asked(String name) {
    return questions.stream().filter(question -> question.name().equals(name)).count();
  }

  public List<Question> questions() {
    return List.copyOf(questions);
  }

  private List<byte[]> answer(byte[] query, boolean byTcp) {
    ByteBuffer in = ByteBuffer.wrap(query);
    int id = in.getShort(0) & 0xffff;
    StringBuilder name = new StringBuilder();
    in.position(HEADER);
    for (int length = in.get(); length > 0; length = in.get()) {
      byte[] label = new byte[length];
      in.get(label);
      name.append(name.isEmpty() ? "" : ".")
          .append(new String(label, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT));
    }
    int type = in.getShort();
    byte[] wire = Arrays.copyOfRange(query, HEADER, in.position() + 2);
    Question question = new Question(id, name.toString(), type, byTcp, wire);
    questions.add(question);
    return names
        .getOrDefault(question.name(), q -> List.of(DnsMessage.to(q).code(3).soa(60).bytes()))
        .answer(question);
  }

  private void serveUdp() throws IOException {
    while (true) {
      DatagramPacket query = new DatagramPacket(new byte[1500], 1500);
      udp.receive(query);
      thread(
          () -> {
            for (byte[] answer : answer(Arrays.copyOf(query.getData(), query.getLength()), false)) {
              udp.send(new DatagramPacket(answer, answer.length, query.getSocketAddress()));
            }
          });
    }
  }

  private void serveTcp() throws IOException {
    while (true) {
      Socket socket = tcp.accept();
      thread(
          () -> {
            try (socket) {
              DataInputStream in = new DataInputStream(socket.getInputStream());
              DataOutputStream out = new DataOutputStream(socket.getOutputStream());
              while (true) {
                byte[] query = new byte[in.readUnsignedShort()];
                in.readFully(query);
                for (byte[] answer : answer(query, true)) {
                  out.writeShort(answer.length);
                  out.write(answer);
                }
                out.flush();
              }
            }
          });
    }
  }

  private interface Serving {
    void run() throws IOException;
  }

  private void thread(Serving serving) {
    Thread thread =
        new Thread(
            () -> {
              try {
                serving.run();
              } catch (IOException e) {
                // The test has closed a socket, or the client its connection.
                Thread.currentThread().interrupt();
              }
            },
            "test-name-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    udp.close();
    try {
      tcp.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
