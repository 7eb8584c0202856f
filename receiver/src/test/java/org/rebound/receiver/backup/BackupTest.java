package org.rebound.receiver.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rebound.receiver.ledger.FilledLedger;
import org.rebound.receiver.ledger.NamedParts;
import org.rebound.receiver.ledger.Schema;
import org.rebound.receiver.ledger.SchemaException;
import org.rebound.receiver.postgres.TestPostgres;
import org.rebound.receiver.sql.Sql;

class BackupTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
  private static final Jdbi LEDGER = FilledLedger.make();

  @TempDir static Path kept;
  private static Path good;

  @TempDir Path folder;

  @BeforeAll
  static void backUpOnce() throws IOException {
    NamedParts.make(
        LEDGER, List.of("message_2026_03", "message_raw_2026_03_02", "no_part_of_ours"));
    LEDGER.useHandle(
        handle -> {
          handle.execute(
              "insert into contact (name, created_at) values ('Ægir', now()),"
                  + " (E'tab\\t, \\\\, line\\n and ''quote''', now())");
          handle.execute(
              "insert into collection (kind, name, created_at) values ('selection', 's', now())");
          handle.execute(
              "insert into collection_member (collection_id, tag, added_at)"
                  + " select 1, tag, now() from address limit 10");
          handle.execute("select nextval('message_id') from generate_series(1, 41)");
        });
    good = kept.resolve("good.zip");
    Path key = Files.writeString(kept.resolve("key"), "secret");
    write(good, Map.of("return-path.keys", key, "first-api-key", kept.resolve("none")));
  }

  @Test
  void everyRowOfEveryTableComesBack() {
    DataSource database = TestPostgres.shared().freshDatabase();
    try (Restoration restoration = Restoration.open(good)) {
      assertThat(restoration.made()).isEqualTo("2026-11-23T12:00:00Z");
      assertThat(restoration.messages()).isEqualTo(5000);
      assertThat(restoration.bounces()).isEqualTo(5000);
      restoration.into(database);
    }
    Jdbi restored = Jdbi.create(database);
    Map<String, String> expected = content(LEDGER);
    assertThat(expected).hasSizeGreaterThan(20).containsKeys("message", "collection_member");
    assertThat(content(restored)).isEqualTo(expected);
    assertThat(parts(restored)).isEqualTo(parts(LEDGER)).contains("message_2026_03");
    assertThat(one(restored, "select nextval('message_id')")).isEqualTo("42");
    assertThat(
            one(
                restored,
                "insert into contact (name, created_at) values ('new', now()) returning id"))
        .as("identities go on behind the restored ones")
        .isEqualTo("3");
    assertThat(one(restored, "select count(*) from message_2026_03")).isNotEqualTo("0");
    Schema.migrate(database);
  }

  @Test
  void onlyTheOwnerMayReadABackup() throws IOException {
    assertThat(Files.getPosixFilePermissions(good))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void keysComeBackForTheirOwnerOnly() throws IOException {
    Path key = folder.resolve("return-path.keys");
    try (Restoration restoration = Restoration.open(good)) {
      restoration.file("return-path.keys", key);
      restoration.file("first-api-key", folder.resolve("first-api-key"));
    }
    assertThat(key).hasContent("secret");
    assertThat(Files.getPosixFilePermissions(key))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(folder.resolve("first-api-key")).doesNotExist();
  }

  @Test
  void noFileIsEverOverwritten() throws IOException {
    Path there = Files.writeString(folder.resolve("there"), "precious");
    assertThatThrownBy(() -> write(there, Map.of()))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("there already");
    assertThat(there).hasContent("precious");
  }

  @Test
  void failureLeavesNoFileBehind() {
    assertThatThrownBy(() -> write(folder.resolve("b.zip"), Map.of("broken", folder)))
        .isInstanceOf(BackupException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void backupThatWasCutOffIsRefusedWhereverItEnds() throws IOException {
    byte[] whole = Files.readAllBytes(good);
    for (int length : new int[] {0, 1, 100, whole.length / 2, whole.length - 1}) {
      Path cut = folder.resolve("cut-" + length);
      try (OutputStream out = Files.newOutputStream(cut)) {
        out.write(whole, 0, length);
      }
      assertThatThrownBy(() -> Restoration.open(cut))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("cannot be restored");
    }
  }

  @Test
  void changedRowIsFoundByItsChecksum() throws IOException {
    Path changed = changed("tables/contact", text -> text.replace("Ægir", "Egir"));
    assertThatThrownBy(() -> Restoration.open(changed))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("tables/contact in it is damaged");
  }

  @Test
  void tablesOfANewerReleaseAreRefused() throws IOException {
    Path newer = changed("MANIFEST", text -> text.replaceFirst("schema \\d+", "schema 9999"));
    try (Restoration restoration = Restoration.open(newer)) {
      assertThatThrownBy(() -> restoration.into(TestPostgres.shared().freshDatabase()))
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining("newer Rebound");
    }
  }

  @Test
  void statementsInTheNamesOfAHostileManifestAreRefused() throws IOException {
    for (String line :
        List.of(
            "table x\";drop_table_message;-- 0 id",
            "table message 0 id\"",
            "sequence x';-- 1",
            "part message_2026_03;",
            "sha256 " + "0".repeat(64) + " files/../../etc/passwd",
            "run rm")) {
      Path hostile = changed("MANIFEST", text -> text + line + "\n");
      assertThatThrownBy(() -> Restoration.open(hostile))
          .as(line)
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("its manifest");
      Files.delete(hostile);
    }
  }

  @Test
  void entryThatTheManifestDoesNotNameIsRefused() throws IOException {
    Path more =
        changed(
            "MANIFEST", text -> text.replaceAll("sha256 [0-9a-f]+ files/return-path.keys\n", ""));
    assertThatThrownBy(() -> Restoration.open(more))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("does not hold what its manifest says");
  }

  @Test
  void otherFilesAreNoBackups() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "hello");
    Path empty = folder.resolve("empty.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(empty))) {
      zip.putNextEntry(new ZipEntry("hello"));
    }
    for (Path file : List.of(text, empty, folder.resolve("none"), folder)) {
      assertThatThrownBy(() -> Restoration.open(file)).isInstanceOf(BackupException.class);
    }
  }

  private static void write(Path target, Map<String, Path> files) {
    LEDGER.useHandle(handle -> Backup.write(handle.getConnection(), target, files, CLOCK));
  }

  /** The good backup with one entry changed. */
  private Path changed(String name, UnaryOperator<String> change) throws IOException {
    Path file = folder.resolve("changed.zip");
    try (ZipFile zip = new ZipFile(good.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (ZipEntry entry : zip.stream().toList()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        try (InputStream in = zip.getInputStream(entry)) {
          byte[] bytes = in.readAllBytes();
          String text = new String(bytes, StandardCharsets.UTF_8);
          out.write(
              entry.getName().equals(name)
                  ? change.apply(text).getBytes(StandardCharsets.UTF_8)
                  : bytes);
        }
      }
    }
    return file;
  }

  /** A digest of all rows of each table, generated columns included. */
  private static Map<String, String> content(Jdbi jdbi) {
    return jdbi.withHandle(
        handle -> {
          Map<String, String> content = new TreeMap<>();
          for (String table :
              handle.createQuery(Sql.named("backup-tables")).mapTo(String.class).list()) {
            content.put(table, digest(handle, table));
          }
          return content;
        });
  }

  private static String digest(Handle handle, String table) {
    return handle
        .createQuery(
            "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '')"
                + " from "
                + table
                + " t")
        .mapTo(String.class)
        .one();
  }

  private static List<String> parts(Jdbi jdbi) {
    return jdbi.withHandle(
        handle -> handle.createQuery(Sql.named("backup-parts")).mapTo(String.class).list());
  }

  private static String one(Jdbi jdbi, String query) {
    return jdbi.withHandle(handle -> handle.createQuery(query).mapTo(String.class).one());
  }
}
