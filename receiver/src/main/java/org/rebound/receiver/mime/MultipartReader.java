package org.rebound.receiver.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Splits a multipart at its boundary lines (RFC 2046 section 5.1.1) in one pass over its bytes.
 *
 * <p>A missing end boundary ends the last part with the multipart. When no line matches the
 * boundary given, it is tried without regard to case; when that fails too, or none is given, the
 * first line that looks like a boundary and stands before a part's header is taken for it.
 */
final class MultipartReader {

  private static final int LONGEST_BOUNDARY = 200;

  private final MimeReader reader;
  private final Entity entity;
  private final ContentType type;
  private final Set<Limit> limits;
  private final byte[] bytes;

  MultipartReader(MimeReader reader, Entity entity, ContentType type, Set<Limit> limits) {
    this.reader = reader;
    this.entity = entity;
    this.type = type;
    this.limits = limits;
    this.bytes = entity.bytes();
  }

  Part read() {
    String boundary = type.parameter("boundary").orElse("").strip();
    int first = boundary.isEmpty() ? -1 : first(boundary, false);
    if (first >= 0) {
      return split(boundary, false, first);
    }
    first = boundary.isEmpty() ? -1 : first(boundary, true);
    if (first >= 0) {
      return split(boundary, true, first);
    }
    String guess = guess();
    // What cannot be split is read as the text it may well be.
    return guess.isEmpty()
        ? new Part(entity, ContentType.TEXT, List.of(), "", "")
        : split(guess, false, entity.bodyStart());
  }

  /** The parts between the boundaries, of which none stands before {@code from}. */
  private Part split(String boundary, boolean anyCase, int from) {
    ContentType unlessSaid =
        type.mediaType().equals("multipart/digest") ? ContentType.MESSAGE : ContentType.TEXT;
    List<Part> children = new ArrayList<>(4);
    int end = entity.end();
    int partStart = -1;
    int preambleEnd = entity.bodyStart();
    int epilogueStart = end;
    int at = from;
    while (at < end) {
      int next = Lines.next(bytes, at, end);
      int kind = boundaryKind(at, Lines.contentEnd(bytes, at, next), boundary, anyCase);
      if (kind != 0) {
        if (partStart < 0) {
          preambleEnd = at;
        } else if (!addPart(children, partStart, lineEndBefore(at), unlessSaid)) {
          partStart = -1;
          break;
        }
        partStart = next;
        if (kind == 2) {
          partStart = -1;
          epilogueStart = next;
          break;
        }
      }
      at = next;
    }
    if (partStart >= 0) {
      addPart(children, partStart, end, unlessSaid);
    }
    return new Part(
        entity, type, children, text(entity.bodyStart(), preambleEnd), text(epilogueStart, end));
  }

  private boolean addPart(List<Part> children, int start, int end, ContentType unlessSaid) {
    if (!reader.mayReadPart()) {
      return false;
    }
    children.add(reader.part(start, Math.max(start, end), entity.depth() + 1, false, unlessSaid));
    return true;
  }

  /** The line end before a boundary belongs to the boundary. */
  private int lineEndBefore(int boundaryLine) {
    int end = boundaryLine;
    if (end > 0 && bytes[end - 1] == '\n') {
      end--;
      while (end > 0 && bytes[end - 1] == '\r') {
        end--;
      }
    }
    return end;
  }

  /** Where the first boundary line begins, or -1. */
  private int first(String boundary, boolean anyCase) {
    int end = entity.end();
    for (int at = entity.bodyStart(); at < end; ) {
      int next = Lines.next(bytes, at, end);
      if (boundaryKind(at, Lines.contentEnd(bytes, at, next), boundary, anyCase) != 0) {
        return at;
      }
      at = next;
    }
    return -1;
  }

  /** 0: no boundary line, 1: a part begins, 2: the multipart ends. */
  private int boundaryKind(int at, int lineEnd, String boundary, boolean anyCase) {
    if (lineEnd - at > Limit.LINE_BYTES.value()) {
      limits.add(Limit.LINE_BYTES);
      return 0;
    }
    int length = boundary.length();
    if (lineEnd - at < length + 2 || bytes[at] != '-' || bytes[at + 1] != '-') {
      return 0;
    }
    for (int i = 0; i < length; i++) {
      char here = (char) (bytes[at + 2 + i] & 0xff);
      char wanted = boundary.charAt(i);
      boolean same =
          here == wanted
              || (anyCase && Character.toLowerCase(here) == Character.toLowerCase(wanted));
      if (!same) {
        return 0;
      }
    }
    int rest = at + 2 + length;
    boolean ends = rest + 1 < lineEnd && bytes[rest] == '-' && bytes[rest + 1] == '-';
    for (int i = ends ? rest + 2 : rest; i < lineEnd; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t') {
        return 0;
      }
    }
    return ends ? 2 : 1;
  }

  /** The boundary that the content itself uses; empty when none shows. */
  private String guess() {
    int end = entity.end();
    for (int at = entity.bodyStart(); at < end; ) {
      int next = Lines.next(bytes, at, end);
      int lineEnd = Lines.contentEnd(bytes, at, next);
      boolean candidate =
          lineEnd - at > 3
              && lineEnd - at < LONGEST_BOUNDARY
              && bytes[at] == '-'
              && bytes[at + 1] == '-'
              && bytes[at + 2] > ' ';
      if (candidate && startsPart(next, end)) {
        return new String(bytes, at + 2, lineEnd - at - 2, StandardCharsets.ISO_8859_1).strip();
      }
      at = next;
    }
    return "";
  }

  private boolean startsPart(int at, int end) {
    int length = Math.min(8, end - at);
    return new String(bytes, at, length, StandardCharsets.ISO_8859_1)
        .toLowerCase(Locale.ROOT)
        .equals("content-");
  }

  private String text(int from, int to) {
    int stop = Math.min(to, from + Limit.TEXT_CHARS.value());
    return from >= stop ? "" : PartText.of(bytes, from, stop, "", "").strip();
  }
}
