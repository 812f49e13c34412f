package dev.baton.persistence;

import dev.baton.application.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

/** Work that is not about one existing conversation, one statement at a time. */
final class StoreWork<R> implements Transaction<R> {
  private final Function<Store, R> work;
  private boolean committing;

  StoreWork(Function<Store, R> work) {
    this.work = work;
  }

  @Override
  public R run(Connection connection) throws SQLException {
    committing = false;
    connection.setAutoCommit(false);
    var result = work.apply(new JooqStore(Sql.on(connection)));
    committing = true;
    connection.commit();
    return result;
  }

  @Override
  public boolean committing() {
    return committing;
  }
}
