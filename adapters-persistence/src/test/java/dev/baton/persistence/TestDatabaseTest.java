package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.fresh();

  @Test
  void what_one_class_writes_another_does_not_see() {
    DATABASE.execute("create table only_here (id int)");
    try (var other = TestDatabase.fresh()) {
      assertThatThrownBy(() -> other.execute("select * from only_here"))
          .hasRootCauseInstanceOf(SQLException.class);
    }
  }

  @Test
  void it_is_migrated_and_empty() {
    var rows =
        DSL.using(DATABASE.dataSource(), org.jooq.SQLDialect.POSTGRES).fetchCount(ORGANIZATION);
    assertThat(rows).isZero();
  }
}
