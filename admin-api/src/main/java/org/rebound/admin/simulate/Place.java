package org.rebound.admin.simulate;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Where a daemon is, and whether that is here. */
final class Place {

  private Place() {}

  /**
   * The base of the API.
   *
   * @throws IllegalArgumentException when it is no URL of HTTP, or not here and not {@code
   *     anywhere}
   */
  static URI api(String text, boolean anywhere) {
    URI url = URI.create(text);
    if (url.getHost() == null
        || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
      throw new IllegalArgumentException("--url: expected http://HOST:PORT, found " + text);
    }
    check("--url", url.getHost(), anywhere);
    return url;
  }

  /**
   * The SMTP port.
   *
   * @throws IllegalArgumentException when it is no host and port, or not here and not {@code
   *     anywhere}
   */
  static InetSocketAddress smtp(String text, boolean anywhere) {
    int colon = text.lastIndexOf(':');
    if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("--smtp: expected HOST:PORT, found " + text);
    }
    String host = text.substring(0, colon);
    check("--smtp", host, anywhere);
    return new InetSocketAddress(host, Integer.parseInt(text.substring(colon + 1)));
  }

  private static void check(String option, String host, boolean anywhere) {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (!anywhere && !address.isLoopbackAddress()) {
          throw new IllegalArgumentException(
              option
                  + ": "
                  + host
                  + " is not this machine; people and bounces that do not exist would be mixed with"
                  + " real ones. If you mean it, add --allow-remote");
        }
      }
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(option + ": there is no host " + host, e);
    }
  }
}
