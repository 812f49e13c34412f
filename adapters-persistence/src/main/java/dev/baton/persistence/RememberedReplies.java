package dev.baton.persistence;

import dev.baton.application.once.Outcome;
import dev.baton.application.once.Ticket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** Replies to requests with an idempotency key: those of one transaction, found and to be kept. */
final class RememberedReplies {
  private static final String TABLE = "remembered_reply";

  static final Rows.Shape ROW =
      Rows.Shape.of(
          "organization_id uuid, scope text, fingerprint text, reply text",
          """
          insert into remembered_reply
                 (organization_id, scope, day, fingerprint, reply, created_at)
          select w.organization_id, decode(w.scope, 'hex'), (clock.at at time zone 'UTC')::date,
                 decode(w.fingerprint, 'hex'), w.reply, clock.at
            from :rows, (select clock_timestamp()) clock (at)
          """);

  /** The day spares the older partitions; what counts is the hour. */
  static final Rows.Shape WANTED =
      Rows.Shape.of(
          "organization_id uuid, scope text",
          """
          select w.organization_id || w.scope, encode(r.fingerprint, 'hex'), r.reply
            from :rows
            join remembered_reply r
              on (r.organization_id, r.scope) = (w.organization_id, decode(w.scope, 'hex'))
           where r.day >= (now() at time zone 'UTC')::date - 1
             and r.created_at > clock_timestamp() - interval '24 hours'
          """);

  private final Map<String, Kept> known = new HashMap<>();
  private final Rows rows = ROW.rows();

  private record Kept(String fingerprint, String reply) {}

  static Rows wanted(Collection<Ticket> tickets) {
    var wanted = WANTED.rows();
    for (var each : tickets) wanted.add(each.owner(), each.scope());
    return wanted;
  }

  /** Takes what was found of those that were wanted. */
  void know(ResultSet found) throws SQLException {
    while (found.next()) {
      known.put(found.getString(1), new Kept(found.getString(2), found.getString(3)));
    }
  }

  /**
   * Makes this transaction the one that carries the request out, or tells why it is not to be. The
   * lock ends with the transaction, whatever happens to the node.
   */
  static @Nullable Outcome lock(Connection connection, Ticket ticket) throws SQLException {
    var wanted = wanted(List.of(ticket));
    // What another one has answered is seen by a statement that begins once its lock is gone.
    var text = "select pg_try_advisory_xact_lock(?);\n" + wanted.sql();
    try (var statement = connection.prepareStatement(text)) {
      statement.setLong(1, ticket.lock());
      wanted.bind(statement, 2);
      statement.execute();
      boolean alone = flag(statement.getResultSet());
      statement.getMoreResults();
      var found = found(statement.getResultSet(), ticket);
      return found == null && !alone ? new Outcome.Running() : found;
    }
  }

  /** What is known of it now; null for nothing. */
  static @Nullable Outcome look(Connection connection, Ticket ticket) throws SQLException {
    var wanted = wanted(List.of(ticket));
    try (var statement = connection.prepareStatement(wanted.sql())) {
      wanted.bind(statement, 1);
      return found(statement.executeQuery(), ticket);
    }
  }

  /** The same, once nobody carries it out any more. */
  static @Nullable Outcome await(Connection connection, Ticket ticket) throws SQLException {
    connection.setAutoCommit(false);
    try (var lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
      lock.setLong(1, ticket.lock());
      lock.execute();
      return look(connection, ticket);
    } finally {
      connection.rollback();
    }
  }

  private static boolean flag(ResultSet row) throws SQLException {
    return row.next() && row.getBoolean(1);
  }

  private static @Nullable Outcome found(ResultSet rows, Ticket ticket) throws SQLException {
    var replies = new RememberedReplies();
    replies.know(rows);
    return replies.outcome(ticket);
  }

  /** Null when nothing is known of it. */
  @Nullable Outcome outcome(Ticket ticket) {
    var kept = known.get(name(ticket));
    return kept == null ? null : Outcome.of(ticket, kept.fingerprint, kept.reply);
  }

  void keep(Ticket ticket, String reply) {
    known.put(name(ticket), new Kept(ticket.fingerprint(), reply));
    rows.add(ticket.owner(), ticket.scope(), ticket.fingerprint(), reply);
  }

  private static String name(Ticket ticket) {
    return ticket.owner() + ticket.scope();
  }

  /** Those to be kept. */
  Rows rows() {
    return rows;
  }

  /** Whether a transaction was undone because another one has kept the same reply. */
  static boolean answeredTwice(SQLException cause) {
    return "23505".equals(cause.getSQLState())
        && cause instanceof PSQLException failure
        && failure.getServerErrorMessage() != null
        && String.valueOf(failure.getServerErrorMessage().getTable()).startsWith(TABLE);
  }
}
