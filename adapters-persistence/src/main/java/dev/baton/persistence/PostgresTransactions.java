package dev.baton.persistence;

import dev.baton.application.Exchange;
import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.application.feed.Doorbell;
import dev.baton.domain.Decision;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.handoff.Handoff;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/** Units of work on PostgreSQL. After each commit the doorbell is told. */
public final class PostgresTransactions implements Transactions {
  private final Attempts attempts;
  private final Doorbell doorbell;

  public PostgresTransactions(DataSource pool, Doorbell doorbell) {
    this.attempts = new Attempts(pool);
    this.doorbell = doorbell;
  }

  @Override
  public <R> Decision<R> on(
      Organization.Id organization,
      Conversation.Id conversation,
      Function<Exchange, Decision<R>> work) {
    return run(new Unit<>(new Unit.Target(organization, conversation, null), work));
  }

  @Override
  public <R> Decision<R> on(
      Organization.Id organization, Handoff.Id handoff, Function<Exchange, Decision<R>> work) {
    return run(new Unit<>(new Unit.Target(organization, null, handoff), work));
  }

  private <R> Decision<R> run(Unit<R> unit) {
    run(List.of(unit));
    return unit.answer();
  }

  /** Runs units, in their order, in one commit; afterwards every one has its answer. */
  void run(List<Unit<?>> units) {
    doorbell.ring(attempts.make(new ConversationUnits(units)));
  }

  @Override
  public <R> R within(Function<Store, R> work) {
    return attempts.make(new StoreWork<>(work));
  }
}
