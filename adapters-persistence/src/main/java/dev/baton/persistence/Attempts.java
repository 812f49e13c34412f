package dev.baton.persistence;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;

/**
 * Runs a transaction, and again when it was surely undone for a reason that may have passed. What
 * may have been committed is never run again: whoever asked is told that the outcome is unknown.
 */
final class Attempts {
  private static final int MOST = 4;
  private static final long PAUSE_NANOS = 2_000_000;

  private final DataSource pool;

  Attempts(DataSource pool) {
    this.pool = pool;
  }

  /** One go at something on the database, which leaves nothing behind when it fails. */
  @FunctionalInterface
  interface Go<R> {
    R run() throws SQLException;
  }

  <R> R make(Transaction<R> transaction) {
    return make(() -> once(transaction), transaction::committing);
  }

  /**
   * @param committing whether the last go had come so far that a lost connection leaves its outcome
   *     open
   */
  <R> R make(Go<R> go, BooleanSupplier committing) {
    for (int attempt = 1; ; attempt++) {
      try {
        return go.run();
      } catch (SQLException failure) {
        var trouble = Trouble.of(failure);
        if (attempt == MOST || !again(trouble, committing)) throw trouble.toException(failure);
        if (trouble == Trouble.DISCONNECTED && attempt > 1) renewPool();
        pause(attempt);
      }
    }
  }

  /** Two dead connections in a row are no accident: the others in the pool are as old. */
  private void renewPool() {
    if (pool instanceof HikariDataSource shared) {
      shared.getHikariPoolMXBean().softEvictConnections();
    }
  }

  private static boolean again(Trouble trouble, BooleanSupplier committing) {
    return switch (trouble) {
      case CONFLICT -> true;
      case DISCONNECTED -> !committing.getAsBoolean();
      case CONTENDED, AWAY, BUG -> false;
    };
  }

  private <R> R once(Transaction<R> transaction) throws SQLException {
    try (var connection = pool.getConnection()) {
      try {
        return transaction.run(connection);
      } catch (DataAccessException failure) {
        rollback(connection);
        throw sql(failure);
      } catch (SQLException | RuntimeException failure) {
        rollback(connection);
        throw failure;
      }
    }
  }

  static SQLException sql(DataAccessException failure) {
    var cause = failure.getCause(SQLException.class);
    if (cause == null) throw failure;
    return cause;
  }

  /** A connection that cannot even roll back is thrown away by the pool. */
  static void rollback(Connection connection) {
    try {
      if (!connection.getAutoCommit()) connection.rollback();
    } catch (SQLException alreadyGone) {
      // The failure that led here says more.
    }
  }

  private static void pause(int attempt) {
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_NANOS << attempt));
  }
}
