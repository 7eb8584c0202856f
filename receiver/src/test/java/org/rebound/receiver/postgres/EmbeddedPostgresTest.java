package org.rebound.receiver.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {

  private final Folders folders = new Folders();

  @AfterEach
  void deleteFolders() throws IOException {
    folders.close();
  }

  @Test
  void whatIsCommittedIsOnTheDiskAndStoredAsUnicodeInUtc() throws SQLException {
    try (EmbeddedPostgres server = start(folders.used())) {
      Query query = Query.of(server);

      assertThat(query.one("show fsync")).isEqualTo("on");
      assertThat(query.one("show synchronous_commit")).isEqualTo("on");
      assertThat(query.one("show full_page_writes")).isEqualTo("on");
      assertThat(query.one("show data_checksums")).isEqualTo("on");
      assertThat(query.one("show server_encoding")).isEqualTo("UTF8");
      assertThat(query.one("select datlocprovider::text || datlocale from pg_database limit 1"))
          .isEqualTo("bC.UTF-8");
      assertThat(query.one("show log_timezone")).isEqualTo("UTC");
      assertThat(query.one("show server_version")).startsWith("18.");
    }
  }

  @Test
  void settingsInTheDataCannotSwitchDurabilityOff() throws SQLException, IOException {
    Path folder = folders.used();
    Files.writeString(
        folder.resolve("postgres/postgresql.conf"), "fsync = off\nfull_page_writes = off\n");
    try (EmbeddedPostgres server = start(folder)) {
      assertThat(Query.of(server).one("show fsync")).isEqualTo("on");
      assertThat(Query.of(server).one("show full_page_writes")).isEqualTo("on");
      assertThatThrownBy(() -> Query.of(server).run("alter system set fsync = off"))
          .hasMessageContaining("ALTER SYSTEM is not allowed");
    }
  }

  @Test
  void oldDataGetsNewSettings() throws SQLException {
    Path folder = folders.used();
    EmbeddedPostgresSettings settings =
        new EmbeddedPostgresSettings(
            folder, 0, "32MB", 17, EmbeddedPostgresSettings.in(folder).startTimeout());
    try (EmbeddedPostgres server = EmbeddedPostgres.start(settings)) {
      assertThat(Query.of(server).one("show shared_buffers")).isEqualTo("32MB");
      assertThat(Query.of(server).one("show max_connections")).isEqualTo("17");
    }
  }

  @Test
  void rowsAreThereAfterTheNextStartEvenInAFolderWithAnAwkwardName()
      throws SQLException, IOException {
    Path folder = folders.root().resolve("it's a data folder; & (more)");
    try (EmbeddedPostgres server = start(folder)) {
      Query.of(server).run("create table kept as select 42 as n");
    }
    try (EmbeddedPostgres server = start(folder)) {
      assertThat(Query.of(server).one("select n from kept")).isEqualTo("42");
    }
    assertThat(folder.resolve("postgres.log")).isNotEmptyFile();
    assertThat(new DataFolder(folder.toRealPath()).entries("partial")).isEmpty();
  }

  @Test
  void onlyThePasswordInAFileOfOursOpensTheDatabase() throws IOException {
    Path folder = folders.used();
    try (EmbeddedPostgres server = start(folder)) {
      Path file = folder.resolve("postgres.password");
      assertThat(file).hasContent(server.password());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(server.password()).hasSizeGreaterThanOrEqualTo(32);
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), "rebound", "guess"))
          .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), "postgres", ""));
    }
  }

  @Test
  void listensOnLoopbackOnlyAndOnNoUnixSocket() throws IOException, SQLException {
    try (EmbeddedPostgres server = start(folders.used())) {
      int port = port(server);
      for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        for (var address : Collections.list(network.getInetAddresses())) {
          if (!address.getHostAddress().equals("127.0.0.1")) {
            assertThatThrownBy(() -> connect(new InetSocketAddress(address, port)))
                .isInstanceOf(IOException.class);
          }
        }
      }
      assertThat(Query.of(server).one("show unix_socket_directories")).isEmpty();
      assertThat(Path.of("/tmp/.s.PGSQL." + port)).doesNotExist();
    }
  }

  @Test
  void closingTwiceIsClosingOnceAndTheServerIsGone() throws IOException {
    Path folder = folders.used();
    EmbeddedPostgres server = start(folder);
    Query query = Query.of(server);

    server.close();
    server.close();

    assertThat(query.answers()).isFalse();
    assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
    assertThat(Files.readString(folder.resolve("postgres.log")))
        .contains("database system is shut down");
  }

  @Test
  void closingDoesNotWaitForOpenTransactions() throws SQLException {
    EmbeddedPostgres server = start(folders.used());
    try (var connection =
        DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password())) {
      connection.setAutoCommit(false);
      connection.createStatement().execute("create table unfinished (n int)");
      server.close();
      assertThat(connection.isValid(5)).isFalse();
    }
  }

  @Test
  void aPortOfAnotherProgramIsNamed() throws IOException {
    Path folder = folders.used();
    try (ServerSocket other = new ServerSocket()) {
      other.bind(FreePort.loopback(0));
      int port = other.getLocalPort();

      assertThatExceptionOfType(EmbeddedPostgresException.class)
          .isThrownBy(
              () -> EmbeddedPostgres.start(EmbeddedPostgresSettings.in(folder).withPort(port)))
          .withMessageContaining("port " + port + " on 127.0.0.1 is another program's");
    }
    start(folder).close(); // and nothing stayed locked
  }

  @Test
  void aServerThatCannotStartIsQuotedInTheMessage() throws IOException {
    Path folder = folders.used();
    Files.delete(folder.resolve("postgres/global/pg_control"));

    assertThatExceptionOfType(EmbeddedPostgresException.class)
        .isThrownBy(() -> start(folder))
        .withMessageContaining("pg_control")
        .withMessageNotContaining("\n");
  }

  @Test
  void aLostPasswordFileIsMadeAnewAndAWrongOneIsNamed() throws IOException, SQLException {
    Path folder = folders.used();
    Path file = folder.resolve("postgres.password");
    Files.writeString(file, "of-another-database\n");
    assertThatExceptionOfType(EmbeddedPostgresException.class)
        .isThrownBy(() -> start(folder))
        .withMessageContaining("restore the file");

    Files.delete(file);
    try (EmbeddedPostgres server = start(folder)) {
      assertThat(Query.of(server).one("select 1")).isEqualTo("1");
      assertThat(file).hasContent(server.password());
    }
  }

  private static EmbeddedPostgres start(Path folder) {
    return EmbeddedPostgres.start(EmbeddedPostgresSettings.in(folder));
  }

  static int port(EmbeddedPostgres server) {
    return Integer.parseInt(server.jdbcUrl().replaceAll(".*:([0-9]+)/.*", "$1"));
  }

  private static void connect(InetSocketAddress address) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(address, 2000);
    }
  }
}
