package org.rebound.admin.backfill;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Takes off what mailboxes put round and into a message: the {@code From } line and the {@code >}
 * before such lines in the text (mbox), fields in which readers of mail keep notes, and line ends
 * of their own. What is left is what came by SMTP, so that a message which did so before is known
 * again.
 */
final class StoredForm {

  private static final List<String> NOTES =
      List.of(
          "status:",
          "x-status:",
          "x-keywords:",
          "x-uid:",
          "x-uidl:",
          "x-imap:",
          "x-imapbase:",
          "content-length:",
          "lines:",
          "x-mozilla-status:",
          "x-mozilla-status2:",
          "x-mozilla-keys:");

  private static final int LONGEST_NOTE = 20;

  private final byte[] stored;
  private final boolean mbox;
  private final boolean crlf;
  private final ByteArrayOutputStream content;

  private StoredForm(byte[] stored) {
    this.stored = stored;
    this.mbox = begins(0, "From ");
    // As the first line ends, so do all; where that is LF, a CR before it belongs to the text.
    int first = lineEnd(mbox ? lineEnd(0) : 0);
    this.crlf = first > 1 && stored[first - 1] == '\n' && stored[first - 2] == '\r';
    this.content = new ByteArrayOutputStream(stored.length + stored.length / 16 + 16);
  }

  /** The message without them. */
  static byte[] without(byte[] stored) {
    return new StoredForm(stored).plain();
  }

  private byte[] plain() {
    int at = mbox ? lineEnd(0) : 0;
    boolean header = true;
    boolean note = false;
    int end = mbox ? withoutLastBlankLine() : stored.length;
    while (at < end) {
      int next = Math.min(end, lineEnd(at));
      boolean folded = stored[at] == ' ' || stored[at] == '\t';
      header &= !isBlank(at);
      note = header && (folded ? note : isNote(at));
      if (!note) {
        add(header || !mbox ? at : unquoted(at), next);
      }
      at = next;
    }
    return content.toByteArray();
  }

  /** In an mbox a blank line stands between messages that is part of none. */
  private int withoutLastBlankLine() {
    int end = stored.length;
    if (end > 1 && stored[end - 1] == '\n' && stored[end - 2] == '\n') {
      return end - 1;
    }
    boolean blank =
        end > 3 && stored[end - 1] == '\n' && stored[end - 2] == '\r' && stored[end - 3] == '\n';
    return blank ? end - 2 : end;
  }

  private void add(int from, int to) {
    boolean ends = to > from && stored[to - 1] == '\n';
    int text = ends ? to - 1 : to;
    text = crlf && ends && text > from && stored[text - 1] == '\r' ? text - 1 : text;
    content.write(stored, from, text - from);
    if (ends) {
      content.write('\r');
      content.write('\n');
    }
  }

  private int unquoted(int at) {
    int from = at;
    while (from < stored.length && stored[from] == '>') {
      from++;
    }
    return from > at && begins(from, "From ") ? at + 1 : at;
  }

  private boolean isNote(int at) {
    int colon = at;
    while (colon < stored.length && colon - at < LONGEST_NOTE && stored[colon] != ':') {
      colon++;
    }
    if (colon >= stored.length || stored[colon] != ':') {
      return false;
    }
    byte[] name = Arrays.copyOfRange(stored, at, colon + 1);
    return NOTES.contains(
        new String(name, StandardCharsets.ISO_8859_1).toLowerCase(java.util.Locale.ROOT));
  }

  private boolean isBlank(int at) {
    return stored[at] == '\n'
        || (stored[at] == '\r' && at + 1 < stored.length && stored[at + 1] == '\n');
  }

  private int lineEnd(int at) {
    int end = at;
    while (end < stored.length && stored[end] != '\n') {
      end++;
    }
    return Math.min(stored.length, end + 1);
  }

  private boolean begins(int at, String text) {
    if (at + text.length() > stored.length) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (stored[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
