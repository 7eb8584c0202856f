package org.rebound.admin.webhook;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * IP addresses that are not of the public internet: private, loopback, link-local, multicast,
 * reserved, and those that carry an IPv4 address within (RFC 6890 and the registries of IANA). A
 * webhook that leads there would let whoever makes webhooks look into our own network.
 */
final class SpecialAddress {

  private static final List<Network> IPV4 =
      networks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.31.196.0/24",
          "192.52.193.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "192.175.48.0/24",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/3");

  /** Only global unicast, 2000::/3, is public; of that, not these. */
  private static final Network PUBLIC_IPV6 = networks("2000::/3").get(0);

  private static final List<Network> IPV6 =
      networks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

  private SpecialAddress() {}

  static boolean is(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4
        ? IPV4.stream().anyMatch(network -> network.has(bytes))
        : !PUBLIC_IPV6.has(bytes) || IPV6.stream().anyMatch(network -> network.has(bytes));
  }

  private record Network(BigInteger prefix, int shift, int length) {

    boolean has(byte[] address) {
      return address.length == length
          && new BigInteger(1, address).shiftRight(shift).equals(prefix);
    }
  }

  private static List<Network> networks(String... texts) {
    return Arrays.stream(texts).map(SpecialAddress::network).toList();
  }

  private static Network network(String text) {
    int slash = text.indexOf('/');
    try {
      byte[] bytes = InetAddress.getByName(text.substring(0, slash)).getAddress();
      int shift = bytes.length * 8 - Integer.parseInt(text.substring(slash + 1));
      return new Network(new BigInteger(1, bytes).shiftRight(shift), shift, bytes.length);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(text, e);
    }
  }
}
