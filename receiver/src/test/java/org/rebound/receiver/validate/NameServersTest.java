package org.rebound.receiver.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameServersTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1, 53",
    "192.0.2.1:5353, 192.0.2.1, 5353",
    "2001:db8::1, 2001:db8:0:0:0:0:0:1, 53",
    "[2001:db8::1], 2001:db8:0:0:0:0:0:1, 53",
    "[2001:db8::1]:5353, 2001:db8:0:0:0:0:0:1, 5353",
  })
  void nameServerIsAnAddressAndMayHaveAPort(String text, String address, int port) {
    InetSocketAddress server = NameServers.parse(text);
    assertThat(server.getAddress().getHostAddress()).isEqualTo(address);
    assertThat(server.getPort()).isEqualTo(port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "dns.example.com",
        "192.0.2",
        "192.0.2.1:",
        "192.0.2.1:0",
        "192.0.2.1:65536",
        "192.0.2.1:domain",
        "[2001:db8::1",
        "[2001:db8::1]:x",
      })
  void anythingElseIsRefusedAndNotLookedUp(String text) {
    assertThatThrownBy(() -> NameServers.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected an IP address");
  }

  @Test
  void machinesNameServersAreReadAnewEveryTime() throws IOException {
    Path file = folder.resolve("resolv.conf");
    NameServers servers = new NameServers(List.of(), file);
    Files.writeString(
        file,
        "# comment\nsearch example.com\nnameserver 192.0.2.1\n nameserver\t2001:db8::1 # two\n"
            + "nameserver nonsense\n");
    assertThat(servers.current())
        .containsExactly(NameServers.parse("192.0.2.1"), NameServers.parse("2001:db8::1"));
    Files.writeString(file, "nameserver 192.0.2.9\n");
    assertThat(servers.current()).containsExactly(NameServers.parse("192.0.2.9"));
  }

  @Test
  void withoutANameTheServerOnThisMachineIsAskedAndNeverAStranger() throws IOException {
    NameServers servers = new NameServers(List.of(), folder.resolve("missing"));
    assertThat(servers.current()).allMatch(server -> server.getAddress().isLoopbackAddress());
    Files.writeString(folder.resolve("missing"), "search example.com\n");
    assertThat(servers.current()).allMatch(server -> server.getAddress().isLoopbackAddress());
  }

  @Test
  void configuredNameServersWin() {
    List<InetSocketAddress> own = List.of(NameServers.parse("192.0.2.7"));
    assertThat(new NameServers(own, folder.resolve("missing")).current()).isEqualTo(own);
  }
}
