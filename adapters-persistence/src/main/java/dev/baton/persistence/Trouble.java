package dev.baton.persistence;

import dev.baton.application.Unavailable;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an error of the database means for whoever has to go on. */
enum Trouble {
  /**
   * The transaction is undone and may be run again: deadlock, serialization failure, a request that
   * another has answered meanwhile.
   */
  CONFLICT,
  /** Somebody else kept a lock for too long; the transaction is undone. */
  CONTENDED,
  /** The connection is gone; what it had not committed is undone. */
  DISCONNECTED,
  /** The database, or a connection to it, is not to be had just now. */
  AWAY,
  /** A mistake of ours. */
  BUG;

  private static final Set<String> CONFLICTS = Set.of("40001", "40P01");

  private static final Set<String> TIMEOUTS = Set.of("57014", "55P03");

  /** A full disk or memory, too many connections, a primary that became read-only. */
  private static final Set<String> PASSING =
      Set.of("53100", "53200", "53300", "53400", "25006", "25P03");

  private static final Set<String> SHUTDOWNS = Set.of("57P01", "57P02", "57P03", "57P05");

  static Trouble of(SQLException cause) {
    if (cause instanceof SQLTransientConnectionException) return AWAY;
    var state = state(cause);
    if (state == null) return BUG;
    if (CONFLICTS.contains(state) || RememberedReplies.answeredTwice(cause)) return CONFLICT;
    if (TIMEOUTS.contains(state)) return CONTENDED;
    if (PASSING.contains(state)) return AWAY;
    return SHUTDOWNS.contains(state) || state.startsWith("08") ? DISCONNECTED : BUG;
  }

  RuntimeException toException(SQLException cause) {
    return switch (this) {
      case CONFLICT, CONTENDED, DISCONNECTED, AWAY ->
          new Unavailable("the database is away", cause);
      case BUG -> new IllegalStateException(cause);
    };
  }

  private static @Nullable String state(Throwable cause) {
    for (var each = cause; each != null; each = each.getCause()) {
      if (each instanceof SQLException sql && sql.getSQLState() != null) return sql.getSQLState();
    }
    return null;
  }
}
