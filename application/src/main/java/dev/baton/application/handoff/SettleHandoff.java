package dev.baton.application.handoff;

import dev.baton.application.Transactions;
import dev.baton.application.access.Caller;
import dev.baton.domain.Decision;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Lifecycle;
import dev.baton.domain.handoff.Handoff;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ends a human stretch: resolved, returned to the bot, or called off. */
public final class SettleHandoff {
  private final Transactions transactions;

  @Inject
  public SettleHandoff(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Settles the handoff and closes its conversation; a second time changes nothing. */
  public Decision<Handoff> resolve(Caller caller, Handoff.Id handoff) {
    return transactions.on(
        caller.organization(),
        handoff,
        exchange -> exchange.stretch().resolve(caller.actor(), exchange.now()));
  }

  /** Gives control back to the bot after the pause, which may be zero. */
  public Decision<Handoff> returnToBot(
      Caller caller, Handoff.Id handoff, @Nullable String summary, Duration pause) {
    return transactions.on(
        caller.organization(),
        handoff,
        exchange -> exchange.stretch().returnToBot(caller.actor(), summary, pause, exchange.now()));
  }

  /** The same at once, for those who know the conversation only. */
  public Decision<Conversation> returnToBot(
      Organization.Id organization, Conversation.Id conversation, @Nullable String summary) {
    return transactions.on(
        organization,
        conversation,
        exchange -> new Lifecycle(exchange.conversation()).returnToBot(summary, exchange.now()));
  }

  public Decision<Handoff> cancel(Caller caller, Handoff.Id handoff) {
    return transactions.on(
        caller.organization(),
        handoff,
        exchange -> exchange.stretch().cancel(caller.actor(), exchange.now()));
  }
}
