package dev.baton.persistence;

import dev.baton.application.Store;
import dev.baton.application.feed.Ring;
import dev.baton.application.once.Ticket;
import dev.baton.domain.Decision;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * The one transaction of a request that is carried out once: begins with the request's first unit,
 * and then has everything that the request writes and reads.
 */
final class RequestTransaction implements AutoCloseable {
  private static final ScopedValue<RequestTransaction> CURRENT = ScopedValue.newInstance();

  private final DataSource pool;
  private final Ticket ticket;
  private final List<Ring> rings = new ArrayList<>();
  private @Nullable Connection connection;
  private @Nullable Keeping<?> shared;
  private boolean complete;
  private boolean committing;

  RequestTransaction(DataSource pool, Ticket ticket) {
    this.pool = pool;
    this.ticket = ticket;
  }

  /** Carries what the database failed with through the request. */
  private static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final SQLException failure;

    Failed(SQLException failure) {
      super(failure);
      this.failure = failure;
    }
  }

  /** That of the request which this thread carries out; null when it is not to be once. */
  static @Nullable RequestTransaction current() {
    return CURRENT.isBound() ? CURRENT.get() : null;
  }

  /** Runs the request and commits it with its reply; nothing of it where there is none. */
  void run(Supplier<@Nullable String> request) throws SQLException {
    try {
      var reply = ScopedValue.where(CURRENT, this).call(request::get);
      if (!complete) end(reply);
    } catch (Failed failed) {
      throw failed.failure;
    }
  }

  private void end(@Nullable String reply) throws SQLException {
    if (reply == null) return;
    var open = open();
    var last = new Write();
    last.replies().keep(ticket, reply);
    committing = true;
    last.commit(open);
  }

  boolean begun() {
    return connection != null;
  }

  boolean committing() {
    return committing;
  }

  /** What is to ring once it is committed. */
  List<Ring> rings() {
    return rings;
  }

  Ticket ticket() {
    return ticket;
  }

  /** Runs what is nothing but one unit, which keeps the reply itself. */
  <R> Decision<R> share(Keeping<R> keeping, Supplier<Decision<R>> unit) {
    shared = keeping;
    try {
      return unit.get();
    } finally {
      shared = null;
    }
  }

  /** How the unit that comes now keeps its reply, once; null when it runs in here. */
  @SuppressWarnings("unchecked") // Whoever shares gives unit and reply of one type.
  <R> @Nullable Keeping<R> takeShared() {
    if (complete) throw new IllegalStateException("more than the one unit that was to be shared");
    var taken = (Keeping<R>) shared;
    complete = taken != null;
    return taken;
  }

  <R> Decision<R> on(Unit<R> unit) {
    return here(
        open -> {
          var units = new ConversationUnits(List.of(unit));
          rings.addAll(units.within(open));
          return unit.answer();
        });
  }

  <R> R within(Function<Store, R> work) {
    return here(open -> work.apply(new JooqStore(Sql.on(open))));
  }

  <R> R ask(Function<DSLContext, R> question) {
    return here(open -> question.apply(Sql.on(open)));
  }

  private interface Work<R> {
    R on(Connection open) throws SQLException;
  }

  private <R> R here(Work<R> work) {
    try {
      return work.on(open());
    } catch (SQLException failure) {
      throw new Failed(failure);
    } catch (DataAccessException failure) {
      throw new Failed(Attempts.sql(failure));
    }
  }

  private Connection open() throws SQLException {
    var open = connection;
    if (open != null) return open;
    open = pool.getConnection();
    connection = open;
    open.setAutoCommit(false);
    var settled = RememberedReplies.lock(open, ticket);
    if (settled != null) throw new Settled(settled);
    return open;
  }

  /** What was not committed is undone. */
  @Override
  public void close() throws SQLException {
    if (connection == null) return;
    Attempts.rollback(connection);
    connection.close();
  }
}
