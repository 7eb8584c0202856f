package org.rebound.receiver.mime;

import java.util.Locale;
import java.util.Map;

/**
 * HTML to plain text in one pass without back-tracking: tags go, scripts and styles go with their
 * content, block elements and {@code <br>} become line ends, character references become
 * characters. It is for reading, not for showing: nothing is made safe here.
 */
final class HtmlText {

  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("amp", "&"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("nbsp", " "),
          Map.entry("eacute", "\u00e9"),
          Map.entry("egrave", "\u00e8"),
          Map.entry("agrave", "\u00e0"),
          Map.entry("auml", "\u00e4"),
          Map.entry("ouml", "\u00f6"),
          Map.entry("uuml", "\u00fc"),
          Map.entry("szlig", "\u00df"));

  private final String html;
  private final int limit;
  private final StringBuilder text;
  private int at;
  private boolean preformatted;

  private HtmlText(String html, int limit) {
    this.html = html;
    this.limit = limit;
    this.text = new StringBuilder(Math.min(html.length(), 8192));
  }

  /** At most {@code limit} characters of text. */
  static String of(String html, int limit) {
    return new HtmlText(html, limit).read();
  }

  private String read() {
    while (at < html.length() && text.length() < limit) {
      char c = html.charAt(at);
      if (c == '<' && startsTag()) {
        readTag();
      } else if (c == '&') {
        readReference();
      } else {
        at++;
        if (c > ' ' || (preformatted && c != '\r')) {
          text.append(c);
        } else {
          space();
        }
      }
    }
    return text.toString();
  }

  private boolean startsTag() {
    char next = at + 1 < html.length() ? html.charAt(at + 1) : ' ';
    if (next == '/' || next == '!' || next == '?') {
      return true;
    }
    if (!Character.isLetter(next)) {
      return false;
    }
    // "<user@example.com>" is an address that somebody forgot to escape.
    int end = at + 1;
    while (end < html.length() && "> \t\r\n/<=\"".indexOf(html.charAt(end)) < 0) {
      if (html.charAt(end) == '@') {
        return false;
      }
      end++;
    }
    return true;
  }

  private void readTag() {
    if (html.startsWith("<!--", at)) {
      int end = html.indexOf("-->", at + 4);
      at = end < 0 ? html.length() : end + 3;
      return;
    }
    int end = html.indexOf('>', at);
    int nameEnd = at + 1;
    while (nameEnd < html.length() && Character.isLetterOrDigit(html.charAt(nameEnd))) {
      nameEnd++;
    }
    boolean closes = at + 1 < html.length() && html.charAt(at + 1) == '/';
    String name = html.substring(at + 1, Math.min(nameEnd, at + 12)).toLowerCase(Locale.ROOT);
    at = end < 0 ? html.length() : end + 1;
    preformatted |= name.equals("pre");
    switch (name) {
      case "script", "style", "title" -> skipElement(name);
      case "br", "p", "div", "tr", "table", "li", "ul", "ol", "pre", "h1", "h2", "h3", "h4", "hr" ->
          lineEnd();
      case "td", "th" -> space();
      default -> {
        if (closes) {
          closing();
        }
      }
    }
  }

  private void closing() {
    // Only block elements end a line; "</b>" inside a sentence does not.
    int open = html.lastIndexOf('<', at - 1);
    for (String block : new String[] {"</p", "</div", "</tr", "</li", "</pre", "</h", "</table"}) {
      if (open >= 0 && html.regionMatches(true, open, block, 0, block.length())) {
        lineEnd();
        preformatted &= !block.equals("</pre");
        return;
      }
    }
  }

  private void skipElement(String name) {
    String close = "</" + name;
    int from = at;
    while (from < html.length()) {
      int open = html.indexOf("</", from);
      if (open < 0) {
        break;
      }
      if (html.regionMatches(true, open, close, 0, close.length())) {
        int end = html.indexOf('>', open);
        at = end < 0 ? html.length() : end + 1;
        return;
      }
      from = open + 2;
    }
    at = html.length();
  }

  private void readReference() {
    int end = at + 1;
    int stop = Math.min(html.length(), at + 10);
    while (end < stop && (Character.isLetterOrDigit(html.charAt(end)) || html.charAt(end) == '#')) {
      end++;
    }
    String name = html.substring(at + 1, end);
    String character =
        name.startsWith("#") ? numeric(name.substring(1)) : NAMED.getOrDefault(name, "");
    if (character.isEmpty()) {
      text.append('&');
      at++;
      return;
    }
    text.append(character);
    at = end < html.length() && html.charAt(end) == ';' ? end + 1 : end;
  }

  private static String numeric(String digits) {
    boolean hex = digits.startsWith("x") || digits.startsWith("X");
    String number = hex ? digits.substring(1) : digits;
    if (number.isEmpty() || number.length() > 7) {
      return "";
    }
    int code = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = Character.digit(number.charAt(i), hex ? 16 : 10);
      if (digit < 0) {
        return "";
      }
      code = code * (hex ? 16 : 10) + digit;
    }
    boolean usable = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return usable ? Character.toString(code) : "\uFFFD";
  }

  private void space() {
    int length = text.length();
    if (length > 0 && text.charAt(length - 1) != ' ' && text.charAt(length - 1) != '\n') {
      text.append(' ');
    }
  }

  private void lineEnd() {
    text.append('\n');
  }
}
