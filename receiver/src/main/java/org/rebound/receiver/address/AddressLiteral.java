package org.rebound.receiver.address;

import java.util.Locale;

/**
 * An address literal in brackets (RFC 5321 section 4.1.3): {@code [192.0.2.1]}, {@code
 * [IPv6:2001:db8::1]}, or {@code [tag:content]} of a kind to come. Never looks anything up.
 */
final class AddressLiteral {

  private static final String IPV6 = "ipv6:";
  private static final int IPV6_GROUPS = 8;

  private AddressLiteral() {}

  static boolean isValid(String domain) {
    if (domain.length() < 3 || !domain.startsWith("[") || !domain.endsWith("]")) {
      return false;
    }
    String literal = domain.substring(1, domain.length() - 1);
    return literal.toLowerCase(Locale.ROOT).startsWith(IPV6)
        ? isIpv6(literal.substring(IPV6.length()))
        : isIpv4(literal) || isGeneral(literal);
  }

  private static boolean isIpv4(String text) {
    String[] octets = text.split("\\.", -1);
    if (octets.length != 4) {
      return false;
    }
    for (String octet : octets) {
      if (octet.isEmpty()
          || octet.length() > 3
          || !octet.chars().allMatch(c -> c >= '0' && c <= '9')
          || Integer.parseInt(octet) > 255) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIpv6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text, true) == IPV6_GROUPS;
    }
    String before = text.substring(0, gap);
    String after = text.substring(gap + 2);
    int left = before.isEmpty() ? 0 : groups(before, false);
    int right = after.isEmpty() ? 0 : groups(after, true);
    return left >= 0 && right >= 0 && left + right < IPV6_GROUPS;
  }

  /** How many 16-bit groups the text has, or -1 when it has anything else. */
  private static int groups(String text, boolean mayEndInIpv4) {
    String[] groups = text.split(":", -1);
    int last = groups.length - 1;
    for (int i = 0; i <= last; i++) {
      boolean hex =
          !groups[i].isEmpty()
              && groups[i].length() <= 4
              && groups[i].chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x7f);
      if (!hex) {
        return i == last && mayEndInIpv4 && isIpv4(groups[i]) ? groups.length + 1 : -1;
      }
    }
    return groups.length;
  }

  private static boolean isGeneral(String text) {
    int colon = text.indexOf(':');
    return colon > 0
        && colon < text.length() - 1
        && text.charAt(colon - 1) != '-'
        && text.substring(0, colon).chars().allMatch(AddressLiteral::isTagCharacter)
        && text.substring(colon + 1).chars().allMatch(AddressLiteral::isContentCharacter);
  }

  private static boolean isTagCharacter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  }

  private static boolean isContentCharacter(int c) {
    return c > 0x20 && c < 0x7f && c != '[' && c != ']' && c != '\\';
  }
}
