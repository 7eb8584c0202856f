package org.rebound.receiver.lists;

import static org.assertj.core.api.Assertions.assertThat;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rebound.receiver.ledger.Schema;
import org.rebound.receiver.postgres.TestPostgres;

/** Who runs a server, told from its name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderTest {

  private final Jdbi jdbi = migrated();

  @ParameterizedTest
  @CsvSource({
    "mx1.bigmail.example,bigmail.example",
    "ACME-COM.mail.cloudpost.EXAMPLE.,cloudpost.example",
    "bigmail.example,bigmail.example",
    "mx.example.co.uk,example.co.uk",
    "a.b.example.com.au,example.com.au",
    "mx_1.example.org,example.org",
    "co.uk,co.uk",
    "192.0.2.25,",
    "[192.0.2.25],",
    "2001:db8::1,",
    "localhost,",
    "'mx.example.org; drop table address',",
    "mx..example.org,",
    "<script>.example.org,",
  })
  void nameOfAServerEndsInTheProviders(String host, String provider) {
    assertThat(of(host)).isEqualTo(provider == null ? "none" : provider);
  }

  @Test
  void nameThatIsTooLongIsNobodys() {
    assertThat(of("a.".repeat(200) + "example.org")).isEqualTo("none");
  }

  private String of(String host) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select coalesce(provider_of(:host), 'none')")
                .bind("host", host)
                .mapTo(String.class)
                .one());
  }

  private static Jdbi migrated() {
    var database = TestPostgres.shared().freshDatabase();
    Schema.migrate(database);
    return Jdbi.create(database);
  }
}
