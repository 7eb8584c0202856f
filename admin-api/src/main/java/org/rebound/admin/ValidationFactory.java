package org.rebound.admin;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.rebound.admin.settings.ValidationSettings;
import org.rebound.admin.settings.WrongSetting;
import org.rebound.receiver.validate.DnsSettings;
import org.rebound.receiver.validate.NameServers;

/** Makes the settings of domain look-ups from ours. */
final class ValidationFactory {

  private ValidationFactory() {}

  /**
   * What look-ups are told.
   *
   * @throws WrongSetting when a name server is no IP address
   */
  static DnsSettings settings(ValidationSettings ours) {
    List<InetSocketAddress> servers = new ArrayList<>();
    for (String server : ours.nameServers()) {
      try {
        servers.add(NameServers.parse(server));
      } catch (IllegalArgumentException e) {
        throw new WrongSetting("validation.nameServers: " + e.getMessage());
      }
    }
    return new DnsSettings(servers, ours.timeout(), ours.cacheSize(), ours.lookups());
  }
}
