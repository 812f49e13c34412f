package dev.baton.persistence;

import java.sql.Connection;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** How this module speaks to PostgreSQL. */
final class Sql {

  private Sql() {}

  static DSLContext on(Connection connection) {
    return DSL.using(connection, SQLDialect.POSTGRES);
  }

  /** The columns of a table under an alias, by name: a newer schema may have more of them. */
  static String columns(String alias, Field<?>... fields) {
    return Arrays.stream(fields)
        .map(field -> alias + "." + field.getName())
        .collect(Collectors.joining(", "));
  }
}
