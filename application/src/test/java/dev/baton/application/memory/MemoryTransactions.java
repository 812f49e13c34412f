package dev.baton.application.memory;

import dev.baton.application.Exchange;
import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.application.feed.Doorbell;
import dev.baton.application.feed.Ring;
import dev.baton.domain.Decision;
import dev.baton.domain.Decision.Accepted;
import dev.baton.domain.Refusal;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.handoff.Handoff;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One writer at a time over a copy that replaces the original on success. */
public final class MemoryTransactions implements Transactions {
  private final InstantSource clock;
  private final Doorbell doorbell;
  private final MemoryPresences presences;
  private volatile Tables committed = Tables.empty();

  public MemoryTransactions(InstantSource clock) {
    this(clock, rings -> {});
  }

  public MemoryTransactions(InstantSource clock, Doorbell doorbell) {
    this.clock = clock;
    this.doorbell = doorbell;
    this.presences = new MemoryPresences(clock);
  }

  @Override
  public <R> Decision<R> on(
      Organization.Id organization,
      Conversation.Id conversation,
      Function<Exchange, Decision<R>> work) {
    return ringing(organization, conversation, decide(organization, conversation, null, work));
  }

  @Override
  public <R> Decision<R> on(
      Organization.Id organization, Handoff.Id handoff, Function<Exchange, Decision<R>> work) {
    var known = committed.handoffs().get(handoff);
    if (known == null) return Decision.refuse(new Refusal.NotFound());
    var conversation = known.conversation();
    return ringing(organization, conversation, decide(organization, conversation, handoff, work));
  }

  private synchronized <R> Decision<R> decide(
      Organization.Id organization,
      Conversation.Id conversation,
      Handoff.@Nullable Id handoff,
      Function<Exchange, Decision<R>> work) {
    var row = committed.conversations().get(conversation);
    if (row == null || !row.conversation().organization().equals(organization)) {
      return Decision.refuse(new Refusal.NotFound());
    }
    var draft = committed.draft();
    var now = now();
    var decision = work.apply(new MemoryExchange(draft, row, handoff, now));
    if (decision instanceof Accepted<R> accepted && changes(row, accepted)) {
      new Recording(draft, now).record(row, accepted);
      committed = draft;
    }
    return decision;
  }

  private static boolean changes(Row row, Accepted<?> accepted) {
    return !accepted.events().isEmpty() || !accepted.next().equals(row.conversation());
  }

  private <R> Decision<R> ringing(
      Organization.Id organization, Conversation.Id conversation, Decision<R> decision) {
    if (decision instanceof Accepted<R> accepted) {
      doorbell.ring(List.of(new Ring(organization, conversation, accepted.next().nextSeq())));
    }
    return decision;
  }

  @Override
  public synchronized <R> R within(Function<Store, R> work) {
    var draft = committed.draft();
    R result = work.apply(new MemoryStore(draft, this::now, presences));
    committed = draft;
    return result;
  }

  /** Runs work as one transaction, which is undone unless it returns true, or when it throws. */
  synchronized void together(BooleanSupplier work) {
    var before = committed;
    boolean keep = false;
    try {
      keep = work.getAsBoolean();
    } finally {
      if (!keep) committed = before;
    }
  }

  /** Who watches, which no transaction undoes. */
  public MemoryPresences presences() {
    return presences;
  }

  Tables committed() {
    return committed;
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
