package org.rebound.receiver.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The strings of a JSON text (RFC 8259) in their order, each with the name it stands under and the
 * object it stands in. Forgiving and one pass: what is no JSON gives fewer strings, never an error.
 */
final class JsonStrings {

  /** One string: {@code object} counts the objects from 0 in the order in which they open. */
  record Entry(int object, String name, String value) {}

  private static final int MOST = 5_000;
  private static final int DEEPEST = 50;

  private final String json;
  private final List<Entry> entries = new ArrayList<>();
  private final Deque<Integer> open = new ArrayDeque<>();
  private int at;

  private JsonStrings(String json) {
    this.json = json;
  }

  static List<Entry> of(String json) {
    JsonStrings reader = new JsonStrings(json);
    reader.read();
    return reader.entries;
  }

  private void read() {
    String name = "";
    int objects = 0;
    while (at < json.length() && entries.size() < MOST && open.size() < DEEPEST) {
      char c = json.charAt(at++);
      if (c == '{') {
        open.push(objects++);
      } else if (c == '}') {
        open.poll();
      } else if (c == '"') {
        String value = string();
        if (isName()) {
          name = value;
        } else if (!open.isEmpty()) {
          entries.add(new Entry(open.peek(), name, value));
        }
      }
    }
  }

  private boolean isName() {
    int next = at;
    while (next < json.length() && json.charAt(next) <= ' ') {
      next++;
    }
    return next < json.length() && json.charAt(next) == ':';
  }

  /** The string whose opening quote was just passed, with its escapes undone. */
  private String string() {
    StringBuilder value = new StringBuilder();
    while (at < json.length()) {
      char c = json.charAt(at++);
      if (c == '"') {
        break;
      }
      value.append(c == '\\' && at < json.length() ? escape(json.charAt(at++)) : c);
    }
    return value.toString();
  }

  private char escape(char c) {
    return switch (c) {
      case 'n', 'r' -> '\n';
      case 't', 'b', 'f' -> ' ';
      case 'u' -> unicode();
      default -> c;
    };
  }

  private char unicode() {
    int code = 0;
    int end = Math.min(at + 4, json.length());
    while (at < end && Character.digit(json.charAt(at), 16) >= 0) {
      code = code * 16 + Character.digit(json.charAt(at++), 16);
    }
    return code == 0 ? '\uFFFD' : (char) code;
  }
}
