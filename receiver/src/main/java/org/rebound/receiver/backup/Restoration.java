package org.rebound.receiver.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.rebound.receiver.ledger.NamedParts;
import org.rebound.receiver.ledger.Schema;

/**
 * A backup that is going back into a database. Opening it reads all of it and compares every
 * checksum, so that nothing is changed for the sake of a damaged one. Holds the file open until it
 * is closed.
 */
public final class Restoration implements AutoCloseable {

  private static final int MANIFEST_LIMIT = 4 * 1024 * 1024;
  private static final String FILES = "files/";

  private final ZipFile zip;
  private final Manifest manifest;

  private Restoration(ZipFile zip, Manifest manifest) {
    this.zip = zip;
    this.manifest = manifest;
  }

  /**
   * Opens a backup and verifies it.
   *
   * @throws BackupException when it is none, was cut off or has been changed
   */
  @SuppressWarnings("resource") // the result holds the file open
  public static Restoration open(Path file) {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new BackupException(file + ": there is no such file", e);
    } catch (IOException e) {
      throw unusable(file, "it is no whole ZIP file: was it cut off?", e);
    }
    try {
      Manifest manifest = manifest(zip);
      verify(zip, manifest);
      return new Restoration(zip, manifest);
    } catch (BackupException | IOException e) {
      close(zip);
      throw unusable(file, String.valueOf(e.getMessage()), e);
    }
  }

  /** The moment that it restores. */
  public Instant made() {
    return manifest.made();
  }

  /** How many messages it holds. */
  public long messages() {
    return manifest.rows("message");
  }

  /** How many events of bounces, complaints and the like it holds. */
  public long bounces() {
    return manifest.rows("bounce_event");
  }

  /**
   * Makes the tables as they were and fills them. What a newer release has changed about tables is
   * done by the next {@link Schema#migrate}.
   *
   * @param database an empty one whose user is a superuser; left half-filled by a failure
   * @throws BackupException when the rows do not go in
   * @throws org.rebound.receiver.ledger.SchemaException when the tables cannot be made, or are a
   *     newer release's
   */
  public void into(DataSource database) {
    Schema.migrate(database, manifest.schema());
    NamedParts.make(Jdbi.create(database), manifest.parts());
    new Filling(database, manifest).run(table -> open(zip, table.entry()));
  }

  /**
   * Writes a file that was kept with the rows, for its owner only.
   *
   * @return whether the backup has it
   * @throws IOException when the place is taken or cannot be written
   */
  public boolean file(String name, Path place) throws IOException {
    if (!manifest.digests().containsKey(FILES + name)) {
      return false;
    }
    Files.createFile(
        place, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (InputStream in = open(zip, FILES + name);
        OutputStream out =
            Files.newOutputStream(place, StandardOpenOption.WRITE, StandardOpenOption.SYNC)) {
      in.transferTo(out);
    }
    return true;
  }

  @Override
  public void close() {
    close(zip);
  }

  private static Manifest manifest(ZipFile zip) throws IOException {
    try (InputStream in = open(zip, Manifest.NAME)) {
      byte[] text = in.readNBytes(MANIFEST_LIMIT);
      return Manifest.parse(new String(text, StandardCharsets.UTF_8));
    }
  }

  private static void verify(ZipFile zip, Manifest manifest) throws IOException {
    Set<String> expected = new TreeSet<>(manifest.digests().keySet());
    manifest.tables().forEach(table -> expected.add(table.entry()));
    expected.add(Manifest.NAME);
    Set<String> there =
        zip.stream().map(ZipEntry::getName).collect(Collectors.toCollection(TreeSet::new));
    if (!there.equals(expected) || zip.size() != expected.size()) {
      throw new BackupException("it does not hold what its manifest says");
    }
    for (Map.Entry<String, String> entry : manifest.digests().entrySet()) {
      try (InputStream in = open(zip, entry.getKey())) {
        if (!Digests.of(in).equals(entry.getValue())) {
          throw new BackupException(entry.getKey() + " in it is damaged");
        }
      }
    }
  }

  private static InputStream open(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new BackupException("it lacks " + name);
    }
    return zip.getInputStream(entry);
  }

  private static BackupException unusable(Path file, String why, Exception cause) {
    return new BackupException(
        file + " cannot be restored: " + why + "; nothing was changed, take another backup", cause);
  }

  private static void close(ZipFile zip) {
    try {
      zip.close();
    } catch (IOException e) {
      throw new BackupException("the backup cannot be closed: " + e, e);
    }
  }
}
