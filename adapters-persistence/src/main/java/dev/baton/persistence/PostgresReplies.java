package dev.baton.persistence;

import dev.baton.application.Unavailable;
import dev.baton.application.feed.Doorbell;
import dev.baton.application.once.Outcome;
import dev.baton.application.once.Replies;
import dev.baton.application.once.Ticket;
import dev.baton.domain.Decision;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Replies on PostgreSQL: what {@link PostgresTransactions} and {@link Reads} do for a request that
 * is carried out here, they do in its transaction.
 */
public final class PostgresReplies implements Replies {
  private final DataSource pool;
  private final Attempts attempts;
  private final Doorbell doorbell;

  public PostgresReplies(DataSource pool, Doorbell doorbell) {
    this.pool = pool;
    this.attempts = new Attempts(pool);
    this.doorbell = doorbell;
  }

  @Override
  public Outcome once(Ticket ticket, Supplier<@Nullable String> request) {
    var go = new Go(ticket, request);
    try {
      return attempts.make(go::run, () -> go.committing);
    } catch (Settled settled) {
      return settled.outcome();
    } catch (Unavailable away) {
      if (!go.committing) throw away;
      return attempts.make(new Question(ticket, RememberedReplies::await)).orElseThrow(() -> away);
    }
  }

  @Override
  public void recall() {
    var request = RequestTransaction.current();
    if (request == null || request.begun()) return;
    attempts
        .make(new Question(request.ticket(), RememberedReplies::look))
        .ifPresent(
            found -> {
              throw new Settled(found);
            });
  }

  @Override
  public <R> Decision<R> sharing(
      Function<Decision<R>, @Nullable String> reply, Supplier<Decision<R>> unit) {
    var request = RequestTransaction.current();
    if (request == null || request.begun()) return unit.get();
    return request.share(new Keeping<>(request.ticket(), reply), unit);
  }

  @Override
  public int forget() {
    return attempts.make(new ReplyDays());
  }

  /** The request from its beginning to its commit; once more if that was surely undone. */
  private final class Go {
    private final Ticket ticket;
    private final Supplier<@Nullable String> request;
    private boolean committing;

    Go(Ticket ticket, Supplier<@Nullable String> request) {
      this.ticket = ticket;
      this.request = request;
    }

    Outcome run() throws SQLException {
      committing = false;
      try (var transaction = new RequestTransaction(pool, ticket)) {
        try {
          transaction.run(request);
        } finally {
          committing = transaction.committing();
        }
        doorbell.ring(transaction.rings());
      }
      return new Outcome.Done();
    }
  }

  /** What is remembered of one request. */
  record Question(Ticket ticket, Asking asking) implements Transaction<Optional<Outcome>> {

    @FunctionalInterface
    interface Asking {
      @Nullable Outcome ask(Connection connection, Ticket ticket) throws SQLException;
    }

    @Override
    public Optional<Outcome> run(Connection connection) throws SQLException {
      return Optional.ofNullable(asking.ask(connection, ticket));
    }

    @Override
    public boolean committing() {
      return false;
    }
  }
}
