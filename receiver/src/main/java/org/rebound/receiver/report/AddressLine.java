package org.rebound.receiver.report;

import java.util.Optional;
import org.rebound.receiver.address.MailAddress;

/**
 * A line of a list of recipients: an address, after a bullet or a label such as {@code Recipient:},
 * and what the line says behind it.
 *
 * @param rest the words behind the address, trimmed
 * @param marked whether a bracket, a quote, a label, a bullet or a colon makes sure that the line
 *     is an item of a list; otherwise it may be a sentence that happens to begin with an address
 */
record AddressLine(MailAddress address, String rest, boolean marked) {

  private static final String BULLETS = " \t*->\u2022\u00b7|[({,;.#\u3000";
  private static final String QUOTES = "<\"'\u2018\u201c\u300c\u3010`\u00ab";

  private static final String[] LABELS = {
    "failed recipient",
    "recipient address",
    "final recipient",
    "recipient",
    "undeliverable address",
    "error-for",
    "rcpt to",
    "smtp",
    "address",
    "invalid address",
    "unknown user",
    "user unknown",
    "e-mail address",
    "email address",
    "mailbox",
    "empf\u00e4nger",
    "empf\u00e4ngeradresse",
    "destinataire",
    "destinatario",
    "destinat\u00e1rio",
    "\u5b9b\u5148",
    "\u53d7\u4fe1\u8005",
    "\u6536\u4ef6\u4eba",
    "\u90ae\u7bb1",
    "\uc218\uc2e0\uc790",
    "\u043f\u043e\u043b\u0443\u0447\u0430\u0442\u0435\u043b\u044c",
  };

  static Optional<AddressLine> parse(String line) {
    if (line.indexOf('@') < 0 || line.length() > 1_000) {
      return Optional.empty();
    }
    int at = skip(line, 0, BULLETS);
    boolean bullet = at > 0 && "*->\u2022[".indexOf(line.charAt(at - 1)) >= 0;
    int label = endOfLabel(line, at);
    boolean marked = bullet || label > at || isListBullet(line, at);
    int inner = skip(line, label, BULLETS + ":=");
    int start = skip(line, skip(line, endOfLabel(line, inner), BULLETS + ":="), QUOTES);
    marked |= start > 0 && QUOTES.indexOf(line.charAt(start - 1)) >= 0;
    int end = endOfAddress(line, start);
    Optional<MailAddress> address = AddressText.parse(line.substring(start, end));
    if (address.isEmpty()) {
      return x400(line, at);
    }
    String rest = line.substring(end).strip();
    Optional<MailAddress> again = behind(rest);
    if (again.isPresent()) {
      return Optional.of(new AddressLine(again.get(), afterBracket(rest), true));
    }
    String words = rest.isEmpty() ? rest : withoutClose(rest);
    return Optional.of(new AddressLine(address.get(), words, marked || closes(rest)));
  }

  /** {@code user@example.org <user@example.org>}: what stands in brackets is the address. */
  private static Optional<MailAddress> behind(String rest) {
    if (!rest.startsWith("<") || Ascii.startsWith(rest, "<mailto:")) {
      return Optional.empty();
    }
    int close = rest.indexOf('>');
    return close < 0 ? Optional.empty() : AddressText.parse(rest.substring(0, close + 1));
  }

  private static String afterBracket(String rest) {
    return withoutClose(rest.substring(rest.indexOf('>') + 1).strip());
  }

  private static boolean closes(String rest) {
    return rest.isEmpty() || ":;>\"']".indexOf(rest.charAt(0)) >= 0 || rest.startsWith("...");
  }

  private static String withoutClose(String rest) {
    int at = skip(rest, 0, ">\"'\u2019\u201d\u300d\u3011\u00bb]):;,. ");
    return rest.substring(at);
  }

  private static boolean isListBullet(String line, int at) {
    return at > 0 && line.substring(0, at).contains(">>>");
  }

  private static int endOfLabel(String line, int at) {
    for (String label : LABELS) {
      if (Ascii.startsWith(line, at, label)) {
        int end = skip(line, at + label.length(), " \ts)(");
        if (end < line.length() && (line.charAt(end) == ':' || line.charAt(end) == '\uff1a')) {
          return end + 1;
        }
      }
    }
    return at;
  }

  private static int endOfAddress(String line, int start) {
    int at = line.indexOf('@', start);
    int end = at < 0 ? start : at + 1;
    if (end < line.length() && line.charAt(end) == '[') {
      int close = line.indexOf(']', end);
      return close < 0 ? end : close + 1;
    }
    while (end < line.length() && isDomain(line.charAt(end))) {
      end++;
    }
    while (end > start && (line.charAt(end - 1) == '.' || line.charAt(end - 1) == '-')) {
      end--;
    }
    return end;
  }

  private static boolean isDomain(char c) {
    return Ascii.isLetterOrDigit(c)
        || c == '.'
        || c == '-'
        || (c >= 0xc0 && c < 0x2000 && Character.isLetterOrDigit(c));
  }

  /** {@code c=US;a= ;p=X;dda:SMTP=user@example.com;} as X.400 gateways write it. */
  private static Optional<AddressLine> x400(String line, int at) {
    int smtp = Ascii.indexOf(line, "smtp=", at);
    if (smtp < 0 || smtp > at + 200 || line.indexOf('=') == smtp + 4) {
      return Optional.empty();
    }
    int start = smtp + 5;
    int end = endOfAddress(line, start);
    return AddressText.parse(line.substring(start, end))
        .map(address -> new AddressLine(address, withoutClose(line.substring(end).strip()), true));
  }

  private static int skip(String line, int from, String chars) {
    int at = from;
    while (at < line.length() && chars.indexOf(line.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }
}
