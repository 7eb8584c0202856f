package org.rebound.admin.logging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names an address in the log by 32 hexadecimal digits: the beginning of HMAC-SHA-256 over its
 * normal form. Without the key nobody can try addresses out. Safe for threads.
 */
public final class RecipientHash implements UnaryOperator<String> {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY = 32;
  private static final int SHOWN = 16;

  private final SecretKeySpec key;

  RecipientHash(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * The hash with the key in {@code file}, which is made, for its owner only, when it is missing.
   *
   * @throws IOException naming the file, when it cannot be used
   */
  public static RecipientHash loadOrCreate(Path file) throws IOException {
    if (!Files.exists(file)) {
      create(file);
    }
    String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
    if (!text.matches("[0-9a-fA-F]{64}")) {
      throw new IOException(
          file + " holds no key: 64 hexadecimal digits are expected; delete it to have one made");
    }
    return new RecipientHash(HexFormat.of().parseHex(text));
  }

  private static void create(Path file) throws IOException {
    byte[] random = new byte[KEY];
    new SecureRandom().nextBytes(random);
    Path folder = file.toAbsolutePath().getParent();
    Path made =
        Files.createTempFile(
            folder == null ? Path.of("/") : folder,
            "log",
            ".key",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(made, HexFormat.of().formatHex(random) + "\n", StandardCharsets.US_ASCII);
    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public String apply(String email) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] hash = mac.doFinal(email.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, SHOWN);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
