package org.rebound.receiver.measure;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who runs a mail server, as far as the end of its name tells, from a closed list of large
 * providers. A report names the server, and whoever writes a report can name any: so the name
 * itself never becomes the value of a label.
 */
public final class Provider {

  private static final int LONGEST = 255;

  private static final Map<String, String> ENDS =
      Map.ofEntries(
          Map.entry("google.com", "google"),
          Map.entry("googlemail.com", "google"),
          Map.entry("gmail.com", "google"),
          Map.entry("psmtp.com", "google"),
          Map.entry("outlook.com", "microsoft"),
          Map.entry("hotmail.com", "microsoft"),
          Map.entry("office365.com", "microsoft"),
          Map.entry("microsoft.com", "microsoft"),
          Map.entry("yahoodns.net", "yahoo"),
          Map.entry("yahoo.com", "yahoo"),
          Map.entry("yahoo.net", "yahoo"),
          Map.entry("aol.com", "yahoo"),
          Map.entry("icloud.com", "apple"),
          Map.entry("apple.com", "apple"),
          Map.entry("me.com", "apple"),
          Map.entry("gmx.net", "gmx"),
          Map.entry("gmx.de", "gmx"),
          Map.entry("web.de", "gmx"),
          Map.entry("mail.com", "gmx"),
          Map.entry("kundenserver.de", "ionos"),
          Map.entry("ionos.com", "ionos"),
          Map.entry("1and1.com", "ionos"),
          Map.entry("t-online.de", "telekom"),
          Map.entry("orange.fr", "orange"),
          Map.entry("wanadoo.fr", "orange"),
          Map.entry("free.fr", "free"),
          Map.entry("laposte.net", "laposte"),
          Map.entry("libero.it", "libero"),
          Map.entry("mail.ru", "mailru"),
          Map.entry("yandex.ru", "yandex"),
          Map.entry("yandex.net", "yandex"),
          Map.entry("qq.com", "tencent"),
          Map.entry("163.com", "netease"),
          Map.entry("126.com", "netease"),
          Map.entry("netease.com", "netease"),
          Map.entry("comcast.net", "comcast"),
          Map.entry("amazonaws.com", "amazon"),
          Map.entry("amazonses.com", "amazon"),
          Map.entry("pphosted.com", "proofpoint"),
          Map.entry("ppe-hosted.com", "proofpoint"),
          Map.entry("mimecast.com", "mimecast"),
          Map.entry("messagelabs.com", "messagelabs"),
          Map.entry("barracudanetworks.com", "barracuda"),
          Map.entry("iphmx.com", "cisco"),
          Map.entry("protonmail.ch", "proton"),
          Map.entry("proton.me", "proton"),
          Map.entry("messagingengine.com", "fastmail"),
          Map.entry("zoho.com", "zoho"),
          Map.entry("one.com", "one_com"),
          Map.entry("ovh.net", "ovh"),
          Map.entry("secureserver.net", "godaddy"));

  private static final List<String> NAMES = ENDS.values().stream().distinct().sorted().toList();

  private Provider() {}

  /** The label that {@link #of} gives the values of. */
  public static Label label() {
    return new Label("provider", NAMES);
  }

  /** The provider of the server of this name; {@code none} without a name. */
  public static String of(Optional<String> server) {
    if (server.isEmpty()) {
      return Label.NONE;
    }
    String rest = server.get();
    if (rest.length() > LONGEST) {
      return Label.OTHER;
    }
    rest = rest.toLowerCase(Locale.ROOT);
    rest = rest.endsWith(".") ? rest.substring(0, rest.length() - 1) : rest;
    while (!rest.isEmpty()) {
      String provider = ENDS.get(rest);
      if (provider != null) {
        return provider;
      }
      int dot = rest.indexOf('.');
      rest = dot < 0 ? "" : rest.substring(dot + 1);
    }
    return Label.OTHER;
  }
}
