package org.rebound.receiver.validate;

import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The name servers to ask: those that are configured, or those of the machine, read anew from
 * {@code resolv.conf} every time, so that a change there needs no new start. Never one that nobody
 * named: without any, the one on this machine is asked, as resolv.conf(5) has it.
 */
public final class NameServers {

  private static final int PORT = 53;
  private static final int MOST = 8;

  private final List<InetSocketAddress> configured;
  private final Path file;

  NameServers(List<InetSocketAddress> configured, Path file) {
    this.configured = List.copyOf(configured);
    this.file = file;
  }

  /**
   * Reads an IP address, with a port where that is not 53: {@code 192.0.2.1}, {@code
   * 192.0.2.1:5353}, {@code 2001:db8::1}, {@code [2001:db8::1]:5353}. Looks nothing up.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static InetSocketAddress parse(String text) {
    boolean brackets = text.startsWith("[");
    int colon = text.lastIndexOf(':');
    boolean port = brackets ? text.indexOf("]:") > 0 : colon > 0 && text.indexOf(':') == colon;
    String host = port ? text.substring(0, colon) : text;
    if (brackets && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    InetAddress address = NetUtil.createInetAddressFromIpAddressString(host);
    Optional<Integer> number = port ? number(text.substring(colon + 1)) : Optional.of(PORT);
    if (address == null || number.isEmpty()) {
      throw new IllegalArgumentException(
          "expected an IP address such as 192.0.2.1, 192.0.2.1:5353 or [2001:db8::1]:53, found \""
              + text
              + "\"");
    }
    return new InetSocketAddress(address, number.get());
  }

  /** The name servers as of now; never empty. */
  List<InetSocketAddress> current() {
    return configured.isEmpty() ? ofMachine() : configured;
  }

  private List<InetSocketAddress> ofMachine() {
    List<InetSocketAddress> servers = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
        String[] words = line.strip().split("\\s+", 3);
        if (words.length > 1 && words[0].equals("nameserver") && servers.size() < MOST) {
          InetAddress address = NetUtil.createInetAddressFromIpAddressString(words[1]);
          if (address != null) {
            servers.add(new InetSocketAddress(address, PORT));
          }
        }
      }
    } catch (IOException e) {
      // No file means the name server on this machine, the same as a file that names none.
      servers.clear();
    }
    return servers.isEmpty()
        ? List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT))
        : List.copyOf(servers);
  }

  private static Optional<Integer> number(String text) {
    try {
      int port = Integer.parseInt(text);
      return port > 0 && port <= 0xffff ? Optional.of(port) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
