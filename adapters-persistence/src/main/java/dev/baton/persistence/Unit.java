package dev.baton.persistence;

import dev.baton.application.Exchange;
import dev.baton.application.once.Ticket;
import dev.baton.domain.Decision;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.handoff.Handoff;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One unit of work on a conversation, from the question to the answer. */
final class Unit<R> {
  private final Target target;
  private final Function<Exchange, Decision<R>> work;
  private final @Nullable Keeping<R> keeping;
  private @Nullable Decision<R> decision;
  private @Nullable RuntimeException failure;

  Unit(Target target, Function<Exchange, Decision<R>> work) {
    this(target, work, null);
  }

  /**
   * @param keeping what is remembered of the request that it is all of, null for nothing
   */
  Unit(Target target, Function<Exchange, Decision<R>> work, @Nullable Keeping<R> keeping) {
    this.target = target;
    this.work = work;
    this.keeping = keeping;
  }

  /** Which conversation, by its own id or by that of one of its handoffs. */
  record Target(
      Organization.Id organization,
      Conversation.@Nullable Id conversation,
      Handoff.@Nullable Id handoff) {

    @Nullable UUID conversationId() {
      return conversation == null ? null : conversation.value();
    }

    @Nullable UUID handoffId() {
      return handoff == null ? null : handoff.value();
    }
  }

  Target target() {
    return target;
  }

  @Nullable Ticket ticket() {
    return keeping == null ? null : keeping.ticket();
  }

  /** Whether its request was answered before, which it then ends. */
  boolean settled(RememberedReplies replies) {
    var outcome = keeping == null ? null : replies.outcome(keeping.ticket());
    failure = outcome == null ? null : new Settled(outcome);
    return outcome != null;
  }

  /** What to remember of its request; null for nothing. */
  @Nullable String reply() {
    return keeping == null || decision == null ? null : keeping.reply().apply(decision);
  }

  /** Runs the work, as often as it takes: the last decision is the one that counts. */
  Decision<R> decide(Exchange exchange) {
    var decided = work.apply(exchange);
    decision = decided;
    return decided;
  }

  Decision<R> refuse(Decision<R> refused) {
    decision = refused;
    return refused;
  }

  /** The unit fails by itself: nothing of it is written, and its neighbours go on. */
  void fail(RuntimeException cause) {
    failure = cause;
  }

  Decision<R> answer() {
    if (failure != null) throw failure;
    if (decision == null) throw new IllegalStateException("the unit has not been run");
    return decision;
  }
}
