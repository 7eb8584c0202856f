package org.rebound.receiver.mime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a media type and its parameters: quoted or bare values, comments, forgotten semicolons, and
 * the pieces and percent encoding of RFC 2231. At most 100 parameters; linear.
 */
final class ParameterReader {

  private static final int MOST_PARAMETERS = 100;

  private final String text;
  private int at;
  private final Map<String, String> plain = new HashMap<>();
  private final Map<String, TreeMap<Integer, String>> pieces = new HashMap<>();

  ParameterReader(String text) {
    this.text = Comments.without(text);
  }

  ContentType contentType() {
    skipSpace();
    int start = at;
    while (at < text.length() && ";,( \t".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String mediaType = text.substring(start, at).toLowerCase(Locale.ROOT);
    int slash = mediaType.indexOf('/');
    boolean wellFormed = slash > 0 && slash < mediaType.length() - 1;
    for (int i = 0; i < MOST_PARAMETERS && at < text.length(); i++) {
      readParameter();
    }
    pieces.forEach((name, parts) -> plain.putIfAbsent(name, String.join("", parts.values())));
    return new ContentType(wellFormed ? mediaType : "text/plain", plain);
  }

  private void readParameter() {
    while (at < text.length() && "; \t,".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    int start = at;
    while (at < text.length() && "=; \t".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String name = text.substring(start, at).toLowerCase(Locale.ROOT);
    skipSpace();
    if (at >= text.length() || text.charAt(at) != '=') {
      return;
    }
    at++;
    skipSpace();
    keep(name, value());
  }

  private void keep(String name, String value) {
    int star = name.indexOf('*');
    if (star < 0) {
      plain.putIfAbsent(name, value);
      return;
    }
    boolean encoded = name.endsWith("*");
    String number = name.substring(star + 1, Math.max(star + 1, name.length() - (encoded ? 1 : 0)));
    int index = 0;
    if (!number.isEmpty()) {
      if (number.length() > 3 || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return;
      }
      index = Integer.parseInt(number);
    }
    pieces
        .computeIfAbsent(name.substring(0, star), n -> new TreeMap<>())
        .putIfAbsent(index, encoded ? percentDecoded(value, index == 0) : value);
  }

  private String value() {
    if (at >= text.length() || text.charAt(at) != '"') {
      int start = at;
      while (at < text.length() && "; \t".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(start, at);
    }
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      value.append(text.charAt(at++));
    }
    at++;
    return value.toString();
  }

  private static String percentDecoded(String value, boolean first) {
    String charset = "";
    String rest = value;
    int quote = first ? value.indexOf('\'') : -1;
    int second = quote < 0 ? -1 : value.indexOf('\'', quote + 1);
    if (second > 0) {
      charset = value.substring(0, quote);
      rest = value.substring(second + 1);
    }
    byte[] raw = rest.getBytes(StandardCharsets.ISO_8859_1);
    int length = 0;
    for (int i = 0; i < raw.length; i++) {
      int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
      if (low >= 0) {
        raw[length++] = (byte) (high << 4 | low);
        i += 2;
      } else {
        raw[length++] = raw[i];
      }
    }
    return TextDecoder.decode(Arrays.copyOf(raw, length), 0, length, charset);
  }

  private void skipSpace() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
  }
}
