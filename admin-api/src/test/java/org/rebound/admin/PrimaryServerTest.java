package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.rebound.admin.settings.DatabaseServers;
import org.rebound.receiver.postgres.TestPostgres;

/** What a real standby and a former primary do to it is told by {@code e2e/failover}. */
class PrimaryServerTest {

  private final String url = TestPostgres.shared().jdbcUrl(TestPostgres.shared().createDatabase());

  @Test
  void serverThatDoesNotAnswerIsPassedOver() throws Exception {
    String both = url.replace("//", "//127.0.0.1:" + deadPort() + ",");
    try (PrimaryServer servers = PrimaryServer.among(DatabaseServers.of(both), properties());
        Connection first = servers.getConnection();
        Connection second = servers.getConnection()) {
      assertThat(first.isValid(5)).isTrue();
      assertThat(second.isValid(5)).isTrue();
    }
  }

  @Test
  void serverThatHangsIsPassedOverWithinItsTime() throws Exception {
    try (ServerSocket hangs = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String both = url.replace("//", "//127.0.0.1:" + hangs.getLocalPort() + ",");
      Properties properties = properties();
      properties.setProperty("loginTimeout", "1");
      try (PrimaryServer servers = PrimaryServer.among(DatabaseServers.of(both), properties);
          Connection connection = servers.getConnection()) {
        assertThat(connection.isValid(5)).isTrue();
      }
    }
  }

  @Test
  void ofEachServerItIsSaidWhyItIsNotThePrimary() throws Exception {
    int first = deadPort();
    int second = deadPort();
    String none = "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/x".formatted(first, second);
    try (PrimaryServer servers = PrimaryServer.among(DatabaseServers.of(none), properties())) {
      assertThatThrownBy(servers::getConnection)
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).startsWith("08"))
          .hasMessageStartingWith("no server is the primary: 127.0.0.1:" + first + "/x: ")
          .hasMessageContaining("127.0.0.1:" + second + "/x: ");
    }
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("user", TestPostgres.shared().user());
    properties.setProperty("password", TestPostgres.shared().password());
    return properties;
  }

  private static int deadPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
