package dev.baton.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Makes the log of a database readable that was restored into a cluster whose transaction numbers
 * are lower than those in the log: readers, who stay below the oldest open transaction, would wait
 * for years. All of the log is moved below every number of this cluster, in the order that it has
 * for each reader: what a reader had read stays read, and what it had not comes once.
 *
 * <p>Such a database is also older than the world: what is due in it may have been sent since. So
 * messages are looked for at their provider before they are sent.
 *
 * <p>One transaction, under a lock that other nodes wait for: it is done whole, and once.
 */
public final class RestoredLog {
  /** Below all numbers that a cluster gives: those up to 2 mean something else. */
  private static final String FIRST = "3";

  private static final String LOCK = "select pg_advisory_xact_lock(hashtext('baton.restored_log'))";

  /** No row that this statement can see has a number that this cluster has not given yet. */
  private static final String FOREIGN =
      """
      select exists (select from event where xid >= pg_snapshot_xmax(pg_current_snapshot()))
          or exists (select from log_reader where xid >= pg_snapshot_xmax(pg_current_snapshot()))
      """;

  private static final List<String> MOVES =
      List.of(
          """
          update event e
             set xid = (%1$s + (select count(*) from log_reader r
                                 where (e.xid, e.conversation_id, e.position)
                                       > (r.xid, r.conversation_id, r.position)))::text::xid8
          """,
          """
          update log_reader r
             set xid = (%1$s + (select count(*) from log_reader o
                                 where (o.xid, o.conversation_id, o.position)
                                       < (r.xid, r.conversation_id, r.position)))::text::xid8,
                 conversation_id = 'ffffffff-ffff-ffff-ffff-ffffffffffff',
                 position = 9223372036854775807
          """,
          """
          update conversation
             set last_xid = (%1$s + (select count(*) from log_reader))::text::xid8
          """,
          """
          update transcript_words_read
             set transaction = '0', conversation_id = '00000000-0000-0000-0000-000000000000',
                 position = -1
          """,
          // Replays of webhooks that were under way name places that are none any more.
          "delete from webhook_replay",
          "update delivery_due set doubt = 'lapsed' where doubt = 'none'");

  private RestoredLog() {}

  /**
   * Returns whether there was anything to do; takes as long as to write the whole log once.
   *
   * @throws dev.baton.application.Unavailable when the database cannot answer
   */
  public static boolean adopt(DataSource pool) {
    return new Attempts(pool).make(new Adoption());
  }

  private static final class Adoption implements Transaction<Boolean> {
    private boolean committing;

    @Override
    public Boolean run(Connection connection) throws SQLException {
      committing = false;
      connection.setAutoCommit(false);
      // However long the log is, or another node is at it. The pool sets it right again.
      connection.setNetworkTimeout(Runnable::run, 0);
      boolean foreign = foreign(connection);
      if (foreign) move(connection);
      committing = true;
      connection.commit();
      return foreign;
    }

    private static boolean foreign(Connection connection) throws SQLException {
      try (var statement = connection.createStatement()) {
        statement.execute("set local statement_timeout = 0");
        statement.execute("set local lock_timeout = 0");
        statement.execute(LOCK);
        try (var answer = statement.executeQuery(FOREIGN)) {
          return answer.next() && answer.getBoolean(1);
        }
      }
    }

    private static void move(Connection connection) throws SQLException {
      try (var statement = connection.createStatement()) {
        for (var each : MOVES) statement.execute(each.formatted(FIRST));
      }
    }

    @Override
    public boolean committing() {
      return committing;
    }
  }
}
