package org.rebound.receiver.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SqlTest {

  @Test
  void statementIsReadFromItsFile() {
    assertThat(Sql.named("server-version")).startsWith("select");
  }

  @Test
  void missingStatementIsNamed() {
    assertThatThrownBy(() -> Sql.named("no-such"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/sql/no-such.sql");
  }
}
