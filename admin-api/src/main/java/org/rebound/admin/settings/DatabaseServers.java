package org.rebound.admin.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The servers that {@code database.url} names, each with a JDBC address of its own: {@code
 * jdbc:postgresql://a:5432,b:5432/rebound?ssl=true} are two. One of them is the primary; which one
 * changes.
 *
 * @param addresses in the order in which they are named
 */
public record DatabaseServers(List<String> addresses) {

  private static final String BEGINNING = "jdbc:postgresql://";
  private static final String TARGET = "targetServerType=";
  private static final Set<String> WRITABLE = Set.of("any", "primary", "master");

  /** Keeps a copy. */
  public DatabaseServers {
    addresses = List.copyOf(addresses);
  }

  /**
   * Reads {@code url}.
   *
   * @throws WrongSetting when it is no JDBC address of PostgreSQL, names no host or port where one
   *     has to be, or asks for servers that cannot be written to
   */
  public static DatabaseServers of(String url) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new WrongSetting("database.url: expected jdbc:postgresql://host/database or nothing");
    }
    if (!url.startsWith(BEGINNING)) {
      return new DatabaseServers(List.of(url));
    }
    String rest = url.substring(BEGINNING.length());
    int end = 0;
    while (end < rest.length() && "/?".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    String tail = rest.substring(end);
    checkTarget(tail);
    String[] hosts = rest.substring(0, end).split(",", -1);
    List<String> addresses = new ArrayList<>();
    for (String host : hosts) {
      if (hosts.length > 1) {
        checkHost(host);
      }
      addresses.add(BEGINNING + host + tail);
    }
    return new DatabaseServers(addresses);
  }

  /** The hosts, as an error or a log may name them: without user, password and parameters. */
  public static String host(String address) {
    return address.replaceFirst("[?].*", "").replaceFirst("^jdbc:postgresql:/*", "");
  }

  private static void checkHost(String host) {
    int colon = host.lastIndexOf(':');
    boolean hasPort = colon > host.lastIndexOf(']');
    String name = hasPort ? host.substring(0, colon) : host;
    if (name.isBlank() || !name.equals(name.strip())) {
      throw new WrongSetting(
          "database.url: a host is missing in its list; expected"
              + " jdbc:postgresql://first:5432,second:5432/database");
    }
    String port = hasPort ? host.substring(colon + 1) : "5432";
    boolean isPort =
        !port.isEmpty() && port.length() < 6 && port.chars().allMatch(DatabaseServers::isDigit);
    if (!isPort || Integer.parseInt(port) == 0 || Integer.parseInt(port) > 65_535) {
      throw new WrongSetting(
          "database.url: the port of " + name + " is no number from 1 to 65535: '" + port + "'");
    }
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  private static void checkTarget(String tail) {
    int at = tail.indexOf(TARGET);
    if (at < 0) {
      return;
    }
    String target = tail.substring(at + TARGET.length()).replaceFirst("&.*", "");
    if (!WRITABLE.contains(target.toLowerCase(Locale.ROOT))) {
      throw new WrongSetting(
          "database.url: "
              + TARGET
              + target
              + " leads to servers that cannot be written to; leave it out, or say primary");
    }
  }
}
