package org.rebound.admin.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Opens a file by what its first bytes and its format say. */
final class ListFiles {

  private static final int LOOK = 1_024;

  private ListFiles() {}

  /**
   * A file, to be closed with what is opened.
   *
   * @throws UnreadableFile when it is of a kind that cannot be read
   */
  static ListFile open(InputStream content, ImportOptions options)
      throws IOException, UnreadableFile {
    BufferedInputStream in = new BufferedInputStream(content, 65_536);
    in.mark(LOOK);
    byte[] begin = in.readNBytes(LOOK);
    in.reset();
    refuse(begin);
    ImportFormat format = options.format();
    char first = firstCharacter(begin);
    if (format.isLines()) {
      return new TextFile(new FileLines(in), options.address().get(0));
    }
    if (format == ImportFormat.SYMPA) {
      return isDump(begin)
          ? new DumpFile(new FileLines(in))
          : new TextFile(new FileLines(in), options.address().get(0));
    }
    if (format.isJson() && (first == '{' || first == '[')) {
      return new JsonFile(in, options.address());
    }
    return CsvFile.open(new FileLines(in), options.forRows());
  }

  private static void refuse(byte[] begin) throws UnreadableFile {
    if (begins(begin, 'P', 'K', 3, 4)) {
      throw new UnreadableFile(
          "body", "This is a ZIP file or a spreadsheet: unpack it, or save it as CSV in UTF-8.");
    }
    if (begins(begin, 0x1f, 0x8b)) {
      throw new UnreadableFile("body", "This file is packed: unpack it with gunzip.");
    }
    if (begins(begin, 0xff, 0xfe) || begins(begin, 0xfe, 0xff)) {
      throw new UnreadableFile("body", "This file is in UTF-16: save it in UTF-8.");
    }
  }

  private static boolean begins(byte[] begin, int... octets) {
    for (int i = 0; i < octets.length; i++) {
      if (i >= begin.length || (begin[i] & 0xff) != octets[i]) {
        return false;
      }
    }
    return true;
  }

  private static char firstCharacter(byte[] begin) {
    for (int i = begins(begin, 0xef, 0xbb, 0xbf) ? 3 : 0; i < begin.length; i++) {
      if (begin[i] > ' ') {
        return (char) begin[i];
      }
    }
    return ' ';
  }

  /** Whether there is a blank in its first line: fields have values, addresses have none. */
  private static boolean isDump(byte[] begin) {
    boolean filled = false;
    for (byte octet : begin) {
      if (filled && octet == '\n') {
        return false;
      }
      if (filled && octet == ' ') {
        return true;
      }
      filled |= octet > ' ';
    }
    return false;
  }
}
