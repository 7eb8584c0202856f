package org.rebound.receiver.classify;

import java.util.List;
import org.rebound.receiver.status.EnhancedStatusCode;
import org.rebound.receiver.status.ReplyCode;

/**
 * What must hold beside the words of a rule; an empty list asks for nothing, of a list one is
 * enough.
 *
 * @param hosts suffixes of the remote or reporting MTA's name, lower-case, such as {@code
 *     .google.com}
 * @param statuses enhanced status codes, {@code *} for any number: {@code 5.7.*}, {@code *.2.2}
 * @param replies reply codes, {@code *} for any digit at the end: {@code 55*}
 * @param formats formats of the report
 */
record Condition(
    List<String> hosts, List<String> statuses, List<String> replies, List<String> formats) {

  Condition {
    hosts = List.copyOf(hosts);
    statuses = List.copyOf(statuses);
    replies = List.copyOf(replies);
    formats = List.copyOf(formats);
  }

  boolean isEmpty() {
    return hosts.isEmpty() && statuses.isEmpty() && replies.isEmpty() && formats.isEmpty();
  }

  boolean holds(Case subject) {
    return (formats.isEmpty() || formats.contains(subject.format()))
        && (hosts.isEmpty() || anyHost(subject.hosts()))
        && (statuses.isEmpty() || anyStatus(subject.statuses()))
        && (replies.isEmpty() || subject.reply().filter(this::isListed).isPresent());
  }

  private boolean anyHost(List<String> names) {
    for (String name : names) {
      for (String suffix : hosts) {
        if (name.endsWith(suffix)
            || (suffix.length() == name.length() + 1 && suffix.endsWith(name))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean anyStatus(List<EnhancedStatusCode> codes) {
    for (EnhancedStatusCode code : codes) {
      for (String pattern : statuses) {
        if (matches(pattern, code)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean matches(String pattern, EnhancedStatusCode code) {
    int first = pattern.indexOf('.');
    int second = pattern.indexOf('.', first + 1);
    return same(pattern, 0, first, code.statusClass())
        && same(pattern, first + 1, second, code.subject())
        && same(pattern, second + 1, pattern.length(), code.detail());
  }

  private static boolean same(String pattern, int from, int to, int number) {
    return pattern.charAt(from) == '*' || Integer.parseInt(pattern, from, to, 10) == number;
  }

  private boolean isListed(ReplyCode reply) {
    String code = reply.toString();
    for (String pattern : replies) {
      if (pattern.endsWith("*")
          ? code.startsWith(pattern.substring(0, pattern.length() - 1))
          : code.equals(pattern)) {
        return true;
      }
    }
    return false;
  }
}
