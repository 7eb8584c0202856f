package org.rebound.receiver.listener;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of MAIL and RCPT: their syntax (RFC 5321 section 4.1.2) and the values of those we
 * know (RFC 1870, 3461, 4954, 6152, 6531).
 */
final class Parameters {

  private static final Set<String> BODIES = Set.of("7BIT", "8BITMIME");
  private static final Set<String> RETURNS = Set.of("FULL", "HDRS");
  private static final Set<String> NOTIFICATIONS = Set.of("SUCCESS", "FAILURE", "DELAY");

  private Parameters() {}

  /** Reads {@code KEY=value KEY}; nothing when one is malformed or there twice. */
  static Optional<Map<String, String>> read(String text) {
    Map<String, String> found = new LinkedHashMap<>();
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && !Verb.isSpace(text.charAt(end))) {
        end++;
      }
      if (end > at) {
        String parameter = text.substring(at, end);
        int equals = parameter.indexOf('=');
        String key = (equals < 0 ? parameter : parameter.substring(0, equals));
        String value = equals < 0 ? "" : parameter.substring(equals + 1);
        if (!isKeyword(key)
            || (equals >= 0 && value.isEmpty())
            || found.put(key.toUpperCase(Locale.ROOT), value) != null) {
          return Optional.empty();
        }
      }
      at = end + 1;
    }
    return Optional.of(found);
  }

  /** Why a MAIL with these parameters is refused, if it is. */
  static Optional<SmtpReply> refusalOfMail(Map<String, String> parameters, int maxMessageSize) {
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      String value = parameter.getValue();
      Optional<SmtpReply> refusal =
          switch (parameter.getKey()) {
            case "SIZE" -> refusalOfSize(value, maxMessageSize);
            case "BODY" -> badUnless(BODIES.contains(value.toUpperCase(Locale.ROOT)));
            case "SMTPUTF8" -> badUnless(value.isEmpty());
            case "RET" -> badUnless(RETURNS.contains(value.toUpperCase(Locale.ROOT)));
            case "ENVID" -> badUnless(!value.isEmpty() && value.length() <= 100);
            case "AUTH" -> badUnless(!value.isEmpty() && value.length() <= 500);
            default -> Optional.of(Replies.UNKNOWN_PARAMETER);
          };
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  /** Why a RCPT with these parameters is refused, if it is. */
  static Optional<SmtpReply> refusalOfRecipient(Map<String, String> parameters) {
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      String value = parameter.getValue();
      Optional<SmtpReply> refusal =
          switch (parameter.getKey()) {
            case "NOTIFY" -> badUnless(isNotify(value.toUpperCase(Locale.ROOT)));
            case "ORCPT" -> badUnless(value.indexOf(';') > 0 && value.length() <= 500);
            default -> Optional.of(Replies.UNKNOWN_PARAMETER);
          };
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  private static boolean isNotify(String value) {
    return value.equals("NEVER")
        || (!value.isEmpty() && NOTIFICATIONS.containsAll(Set.copyOf(split(value))));
  }

  private static List<String> split(String value) {
    return List.of(value.split(",", -1));
  }

  /** A number of any length is a number; one with more digits than fit is simply too big. */
  private static Optional<SmtpReply> refusalOfSize(String digits, int maxMessageSize) {
    if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.of(Replies.BAD_PARAMETER);
    }
    String number = digits.replaceFirst("^0+", "");
    boolean tooBig =
        number.length() > 18 || (!number.isEmpty() && Long.parseLong(number) > maxMessageSize);
    return tooBig ? Optional.of(Replies.TOO_BIG) : Optional.empty();
  }

  private static Optional<SmtpReply> badUnless(boolean wellFormed) {
    return wellFormed ? Optional.empty() : Optional.of(Replies.BAD_PARAMETER);
  }

  private static boolean isKeyword(String key) {
    return !key.isEmpty()
        && key.charAt(0) != '-'
        && key.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || c == '-'));
  }
}
