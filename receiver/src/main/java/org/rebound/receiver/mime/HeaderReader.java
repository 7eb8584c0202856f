package org.rebound.receiver.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads one header block (RFC 5322 section 2.2) in one pass, and finds where the body begins.
 *
 * <p>Forgiving: an mbox {@code From } line is skipped, so is a single line of rubbish between
 * fields, spaces may stand before a colon, and a body that follows without a blank line is found.
 */
final class HeaderReader {

  private final byte[] bytes;
  private final int end;
  private final Set<Limit> limits;
  private final List<Field> fields = new ArrayList<>(24);
  private int bodyStart;

  HeaderReader(byte[] bytes, int start, int end, boolean message, Set<Limit> limits) {
    this.bytes = bytes;
    this.end = end;
    this.limits = limits;
    this.bodyStart = read(skipLeadIn(start, message));
  }

  Headers headers() {
    return fields.isEmpty() ? Headers.NONE : new Headers(fields);
  }

  int bodyStart() {
    return bodyStart;
  }

  /** Steps over blank lines that a careless system put before the header. */
  private int skipLeadIn(int start, boolean message) {
    int at = start;
    for (int blanks = 0; blanks < 3 && at < end; blanks++) {
      int next = Lines.next(bytes, at, end);
      if (Lines.contentEnd(bytes, at, next) > at) {
        return at;
      }
      boolean fieldFollows =
          message
              ? nameEnd(next) > 0 || Lines.startsWith(bytes, next, end, "From ")
              : Lines.startsWith(bytes, next, end, "Content-");
      if (fieldFollows) {
        return next;
      }
      if (!message) {
        return start;
      }
      at = next;
    }
    return start;
  }

  private int read(int start) {
    int at = start;
    int lines = 0;
    while (at < end) {
      int next = Lines.next(bytes, at, end);
      int contentEnd = Lines.contentEnd(bytes, at, next);
      if (contentEnd == at) {
        return next;
      }
      int colon = nameEnd(at);
      if (colon < 0) {
        boolean mboxLine =
            Lines.startsWith(bytes, at, end, "From ") || Lines.startsWith(bytes, at, end, ">From ");
        if (!mboxLine && !isField(next)) {
          return at;
        }
        at = next;
        lines++;
        continue;
      }
      int fieldEnd = contentEnd;
      lines++;
      while (isContinuation(next) || isLostParameter(fieldEnd, next)) {
        int following = Lines.next(bytes, next, end);
        int followingEnd = Lines.contentEnd(bytes, next, following);
        if (isBlank(next, followingEnd) && !isContinuation(following)) {
          // A line of spaces before the body is meant as the blank line.
          break;
        }
        fieldEnd = followingEnd;
        next = following;
        lines++;
      }
      keep(start, at, colon, fieldEnd, lines);
      at = next;
    }
    return end;
  }

  private void keep(int start, int at, int colon, int fieldEnd, int lines) {
    if (lines > Limit.HEADER_LINES.value()) {
      limits.add(Limit.HEADER_LINES);
      return;
    }
    if (at - start > Limit.HEADER_BYTES.value()) {
      limits.add(Limit.HEADER_BYTES);
      return;
    }
    int stop = fieldEnd;
    if (fieldEnd - at > Limit.FIELD_BYTES.value()) {
      limits.add(Limit.FIELD_BYTES);
      stop = at + Limit.FIELD_BYTES.value();
    }
    int nameEnd = colon;
    while (nameEnd > at && bytes[nameEnd - 1] <= ' ') {
      nameEnd--;
    }
    String name = new String(bytes, at, nameEnd - at, StandardCharsets.US_ASCII);
    fields.add(new Field(name, Unfold.toText(bytes, Math.min(colon + 1, stop), stop)));
  }

  private boolean isField(int at) {
    return at < end && nameEnd(at) > 0;
  }

  private boolean isContinuation(int at) {
    return at < end && (bytes[at] == ' ' || bytes[at] == '\t');
  }

  /** A parameter that lost its indentation: {@code boundary="..."} after a semicolon. */
  private boolean isLostParameter(int fieldEnd, int next) {
    if (next >= end || bytes[fieldEnd - 1] != ';') {
      return false;
    }
    int i = next;
    while (i < end && i - next < 32 && ((bytes[i] >= 'a' && bytes[i] <= 'z') || bytes[i] == '-')) {
      i++;
    }
    return i > next && i < end && bytes[i] == '=';
  }

  private boolean isBlank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  /** The index of the colon when a field begins at {@code at}, else -1. */
  private int nameEnd(int at) {
    int i = at;
    int stop = Math.min(end, at + 128);
    while (i < stop && bytes[i] > ' ' && bytes[i] < 127 && bytes[i] != ':') {
      i++;
    }
    int name = i;
    while (i < stop && (bytes[i] == ' ' || bytes[i] == '\t')) {
      i++;
    }
    return name > at && i < stop && bytes[i] == ':' ? i : -1;
  }
}
