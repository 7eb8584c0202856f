package org.rebound.admin.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * One file, compressed once where that makes it smaller. Its tag is a hash of the content and not
 * its time: the files of every build have the same time. Immutable.
 */
final class StaticFile {

  private static final int OCTETS_OF_TAG = 16;

  private final String type;
  private final Body plain;
  private final Optional<Body> zipped;

  private StaticFile(String type, Body plain, Optional<Body> zipped) {
    this.type = type;
    this.plain = plain;
    this.zipped = zipped;
  }

  /**
   * A form of the file.
   *
   * @param zipped whether it is compressed by gzip (RFC 1952)
   * @param tag its entity tag (RFC 9110, section 8.8.3), with the quotes
   */
  record Body(ByteBuffer content, boolean zipped, String tag) {

    /** The content, for one reader. */
    ByteBuffer read() {
      return content.asReadOnlyBuffer();
    }
  }

  /** A file of a media type with this content. */
  static StaticFile of(String type, byte[] content) {
    String hash = hash(content);
    byte[] smaller = zip(content);
    return new StaticFile(
        type,
        new Body(ByteBuffer.wrap(content), false, '"' + hash + '"'),
        smaller.length < content.length
            ? Optional.of(new Body(ByteBuffer.wrap(smaller), true, '"' + hash + "-gzip\""))
            : Optional.empty());
  }

  String type() {
    return type;
  }

  /** As it is. */
  Body plain() {
    return plain;
  }

  /** Compressed, where that makes it smaller. */
  Optional<Body> zipped() {
    return zipped;
  }

  private static byte[] zip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new Smallest(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException("memory refuses to be written", e);
    }
    return out.toByteArray();
  }

  private static final class Smallest extends GZIPOutputStream {
    private Smallest(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }

  private static String hash(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(hash, OCTETS_OF_TAG));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
