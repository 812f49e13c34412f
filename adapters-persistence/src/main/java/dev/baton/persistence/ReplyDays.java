package dev.baton.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables that remembered replies have for each day: makes those of the next days, drops those
 * that nobody asks any more. Both want the whole table for a moment. Whoever waits for that keeps
 * others waiting, so it waits next to never, and what is in use stays for the next time.
 */
final class ReplyDays implements Transaction<Integer> {
  /** One node at a time; nobody waits. */
  private static final long LOCK = 0x6261746f6e64L;

  private static final String MISSING =
      """
      select format('create table remembered_reply_%s partition of remembered_reply'
                    ' for values from (%L) to (%L)', to_char(day, 'YYYYMMDD'), day, day + 1)
        from (select (clock_timestamp() at time zone 'UTC')::date + n from generate_series(0, 2) n)
             days (day)
       where to_regclass('remembered_reply_' || to_char(day, 'YYYYMMDD')) is null
         and not exists (select from remembered_reply_otherwise o where o.day = days.day)
       order by day
      """;

  private static final String OVER =
      """
      select 'drop table ' || c.relname
        from pg_inherits i
        join pg_class c on c.oid = i.inhrelid
       where i.inhparent = 'remembered_reply'::regclass
         and c.relname ~ '^remembered_reply_[0-9]{8}$'
         and to_date(right(c.relname, 8), 'YYYYMMDD')
             < (clock_timestamp() at time zone 'UTC')::date - 1
       order by c.relname
      """;

  @Override
  public Integer run(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      if (!alone(statement)) return 0;
      each(MISSING, connection, statement);
      statement.execute(
          "delete from remembered_reply_otherwise"
              + " where created_at < clock_timestamp() - interval '48 hours'");
      connection.commit();
      return each(OVER, connection, statement);
    } finally {
      connection.rollback();
    }
  }

  /** Each in a transaction of its own; how many were not in use. */
  private static int each(String list, Connection connection, Statement statement)
      throws SQLException {
    int done = 0;
    for (var each : texts(list, statement)) {
      connection.commit();
      if (!alone(statement)) return done;
      statement.execute("set local lock_timeout = '50ms'");
      try {
        statement.execute(each);
        done++;
      } catch (SQLException inUse) {
        if (Trouble.of(inUse) != Trouble.CONTENDED) throw inUse;
        connection.rollback();
      }
    }
    connection.commit();
    return done;
  }

  private static boolean alone(Statement statement) throws SQLException {
    try (var row = statement.executeQuery("select pg_try_advisory_xact_lock(" + LOCK + ")")) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static List<String> texts(String query, Statement statement) throws SQLException {
    var texts = new ArrayList<String>();
    try (var rows = statement.executeQuery(query)) {
      while (rows.next()) texts.add(rows.getString(1));
    }
    return texts;
  }

  @Override
  public boolean committing() {
    return false;
  }
}
