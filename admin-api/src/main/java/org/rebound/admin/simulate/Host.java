package org.rebound.admin.simulate;

import java.util.List;

/**
 * A domain.
 *
 * @param weight how many people are there
 * @param mx the host that takes its mail
 */
record Host(int weight, String domain, String mx) {

  static List<Host> all() {
    return Texts.lines("hosts.txt").stream().map(Host::of).toList();
  }

  private static Host of(String line) {
    String[] words = line.split(" ", 3);
    return new Host(Integer.parseInt(words[0]), words[1], words[2]);
  }
}
