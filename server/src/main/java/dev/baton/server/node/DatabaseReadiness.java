package dev.baton.server.node;

import dev.baton.http.admin.Readiness;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** Ready while the pool gives out a connection that lives. */
record DatabaseReadiness(DataSource pool, BooleanSupplier hearing) implements Readiness {
  private static final int SECONDS = 1;

  @Override
  public State look() {
    return new State(alive(), hearing.getAsBoolean());
  }

  private boolean alive() {
    try (var connection = pool.getConnection()) {
      return connection.isValid(SECONDS);
    } catch (SQLException away) {
      return false;
    }
  }
}
