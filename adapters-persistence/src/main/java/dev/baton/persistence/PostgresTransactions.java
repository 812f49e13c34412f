package dev.baton.persistence;

import dev.baton.application.Exchange;
import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.application.Unavailable;
import dev.baton.application.feed.Doorbell;
import dev.baton.application.once.Ticket;
import dev.baton.domain.Decision;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.handoff.Handoff;
import dev.baton.persistence.PostgresReplies.Question;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/** Units of work on PostgreSQL. After each commit the doorbell is told. */
public final class PostgresTransactions implements Transactions {
  private final Attempts attempts;
  private final Doorbell doorbell;
  private final Writers writers;

  /**
   * @param writers how many commits of conversations may be under way at once; units that wait
   *     meanwhile share the next one
   */
  public PostgresTransactions(DataSource pool, Doorbell doorbell, int writers) {
    this.attempts = new Attempts(pool);
    this.doorbell = doorbell;
    this.writers = new Writers(writers, this::run);
  }

  @Override
  public <R> Decision<R> on(
      Organization.Id organization,
      Conversation.Id conversation,
      Function<Exchange, Decision<R>> work) {
    return run(new Unit.Target(organization, conversation, null), work);
  }

  @Override
  public <R> Decision<R> on(
      Organization.Id organization, Handoff.Id handoff, Function<Exchange, Decision<R>> work) {
    return run(new Unit.Target(organization, null, handoff), work);
  }

  @Override
  public <R> R within(Function<Store, R> work) {
    var request = RequestTransaction.current();
    return request == null ? attempts.make(new StoreWork<>(work)) : request.within(work);
  }

  private <R> Decision<R> run(Unit.Target target, Function<Exchange, Decision<R>> work) {
    var request = RequestTransaction.current();
    if (request == null) return share(new Unit<>(target, work));
    var keeping = request.<R>takeShared();
    if (keeping == null) return request.on(new Unit<>(target, work));
    try {
      return share(new Unit<>(target, work, keeping));
    } catch (Unavailable away) {
      throw known(keeping.ticket(), away);
    }
  }

  private <R> Decision<R> share(Unit<R> unit) {
    writers.run(unit);
    return unit.answer();
  }

  /** Where a commit was cut its outcome is open: what was remembered then, if anything, tells. */
  private RuntimeException known(Ticket ticket, Unavailable away) {
    boolean open =
        away.getCause() instanceof SQLException cause && Trouble.of(cause) == Trouble.DISCONNECTED;
    if (!open) return away;
    return attempts
        .make(new Question(ticket, RememberedReplies::look))
        .<RuntimeException>map(Settled::new)
        .orElse(away);
  }

  /** Runs units, in their order, in one commit; one that spoils it for the others goes alone. */
  void run(List<Unit<?>> units) {
    try {
      doorbell.ring(attempts.make(new ConversationUnits(units)));
    } catch (RuntimeException failure) {
      if (units.size() > 1 && oneSpoiledIt(failure)) units.forEach(unit -> run(List.of(unit)));
      else units.forEach(unit -> unit.fail(failure));
    }
  }

  /**
   * All of it is undone, and the database is there: the others may well succeed without the one.
   */
  private static boolean oneSpoiledIt(RuntimeException failure) {
    if (!(failure instanceof Unavailable)) return true;
    return failure.getCause() instanceof SQLException cause
        && Trouble.of(cause) == Trouble.CONTENDED;
  }
}
