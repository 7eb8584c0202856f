package org.rebound.admin.simulate;

/**
 * Somebody who does not exist.
 *
 * @param key of the contact, the same for the same number
 */
record Person(String key, String name, String local, Host host) {

  String address() {
    return local + "@" + host.domain();
  }
}
