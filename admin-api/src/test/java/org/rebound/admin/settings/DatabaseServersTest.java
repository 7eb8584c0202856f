package org.rebound.admin.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseServersTest {

  @Test
  void eachHostHasAnAddressOfItsOwn() {
    assertThat(
            DatabaseServers.of(
                    "jdbc:postgresql://a.example,[2001:db8::1]:5433,c:5434/rebound?ssl=true")
                .addresses())
        .containsExactly(
            "jdbc:postgresql://a.example/rebound?ssl=true",
            "jdbc:postgresql://[2001:db8::1]:5433/rebound?ssl=true",
            "jdbc:postgresql://c:5434/rebound?ssl=true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db.example.com/rebound",
        "jdbc:postgresql://db?user=a,b",
        "jdbc:postgresql:rebound",
        "jdbc:postgresql:///rebound",
        "jdbc:postgresql://a/rebound?targetServerType=primary"
      })
  void addressOfOneServerStaysAsItIs(String url) {
    assertThat(DatabaseServers.of(url).addresses()).containsExactly(url);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdbc:mysql://a/b | expected jdbc:postgresql://host/database or nothing",
        "jdbc:postgresql://a,/b | a host is missing in its list",
        "jdbc:postgresql://a, b/c | a host is missing in its list",
        "jdbc:postgresql://a:5432,:5433/c | a host is missing in its list",
        "jdbc:postgresql://a:x,b/c | the port of a is no number from 1 to 65535: 'x'",
        "jdbc:postgresql://a,b:70000/c | the port of b is no number from 1 to 65535: '70000'",
        "jdbc:postgresql://a,b:/c | the port of b is no number from 1 to 65535: ''",
        "jdbc:postgresql://a,b/c?targetServerType=secondary&ssl=true |"
            + " targetServerType=secondary leads to servers that cannot be written to",
        "jdbc:postgresql://a,b/c?targetServerType=preferSecondary | cannot be written to"
      })
  void whatIsWrongIsNamed(String url, String complaint) {
    assertThatThrownBy(() -> DatabaseServers.of(url))
        .isInstanceOf(WrongSetting.class)
        .hasMessageStartingWith("database.url: ")
        .hasMessageContaining(complaint);
  }

  @Test
  void logNamesNeitherPasswordNorParameters() {
    assertThat(DatabaseServers.host("jdbc:postgresql://a:5432/rebound?password=secret"))
        .isEqualTo("a:5432/rebound");
  }
}
