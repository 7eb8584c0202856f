package org.rebound.receiver.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.rebound.receiver.postgres.TestPostgres;

class SchemaTest {

  private final DataSource database = TestPostgres.shared().freshDatabase();
  private final Jdbi jdbi = Jdbi.create(database);

  @Test
  void emptyDatabaseGetsItsTables() {
    Schema.migrate(database);

    assertThat(count("select count(*) from message")).isZero();
  }

  @Test
  void databaseThatIsUpToDateIsLeftAlone() {
    Schema.migrate(database);
    run("insert into mailing values (7, 'kept', now())");

    Schema.migrate(database);

    assertThat(count("select count(*) from mailing")).isOne();
  }

  @Test
  void largeTablesHaveAllTheTimeTheyNeed() {
    run(
        "do $$ begin execute format('alter database %I set statement_timeout = 20',"
            + " current_database()); end $$");
    Schema.migrate(database);
    run("select from message");
  }

  @Test
  void databaseMigratedByANewerReleaseIsRefused() {
    Schema.migrate(database);
    run(
        "insert into flyway_schema_history values (99, '99', 'of tomorrow', 'SQL',"
            + " 'V99__of_tomorrow.sql', 0, current_user, now(), 1, true)");

    assertThatThrownBy(() -> Schema.migrate(database))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("newer Rebound")
        .hasMessageContaining("99");
  }

  @Test
  void readOnlyDatabaseIsRefused() {
    run(
        "do $$ begin execute format('alter database %I set default_transaction_read_only = on',"
            + " current_database()); end $$");

    assertThatThrownBy(() -> Schema.migrate(database))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("read-only");
  }

  @Test
  void tablesOfSomebodyElseAreNotTouched() {
    run("create table theirs (id int)");

    assertThatThrownBy(() -> Schema.migrate(database))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("empty database");
  }

  @Test
  void unreachableServerIsSaidInOneLine() throws IOException {
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nowhere.setURL("jdbc:postgresql://127.0.0.1:" + taken.getLocalPort() + "/none");
    }

    assertThatThrownBy(() -> Schema.migrate(nowhere))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("cannot be reached")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void missingDatabaseIsSaid() {
    assertThatThrownBy(() -> Schema.migrate(TestPostgres.shared().dataSource("no_such_database")))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("create it first");
  }

  @Test
  void wrongPasswordIsSaidAndNotRepeated() {
    TestPostgres server = TestPostgres.shared();
    PGSimpleDataSource wrong = (PGSimpleDataSource) server.dataSource(server.createDatabase());
    wrong.setPassword("open-sesame");

    assertThatThrownBy(() -> Schema.migrate(wrong))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("refused user or password")
        .message()
        .doesNotContain("open-sesame");
  }

  private void run(String sql) {
    jdbi.useHandle(h -> h.execute(sql));
  }

  private long count(String sql) {
    return jdbi.withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
  }
}
