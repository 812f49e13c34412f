package dev.baton.server.node;

import dev.baton.http.admin.Readiness;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Ready while the pool gives out a connection that lives. */
record DatabaseReadiness(DataSource pool, Live live) implements Readiness {
  private static final int SECONDS = 1;

  @Override
  public State look() {
    return new State(alive(), live.doorbell().hearing(), live.events().lag().late());
  }

  private boolean alive() {
    try (var connection = pool.getConnection()) {
      return connection.isValid(SECONDS);
    } catch (SQLException away) {
      return false;
    }
  }
}
