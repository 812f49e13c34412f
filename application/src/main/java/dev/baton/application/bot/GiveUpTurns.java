package dev.baton.application.bot;

import dev.baton.application.Ids;
import dev.baton.application.Transactions;
import dev.baton.domain.Decision;
import dev.baton.domain.Refusal;
import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Patience;
import dev.baton.domain.bot.Turn;
import dev.baton.domain.conversation.Answering;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.handoff.Handoff;
import jakarta.inject.Inject;

/** Ends the wait for bots that do not answer, the way that was agreed with them. */
public final class GiveUpTurns {
  private static final int AT_ONCE = 100;

  private final Transactions transactions;
  private final TurnQueries turns;
  private final Ids ids;

  @Inject
  public GiveUpTurns(Transactions transactions, TurnQueries turns, Ids ids) {
    this.transactions = transactions;
    this.turns = turns;
    this.ids = ids;
  }

  /** Handles some of what is overdue now, and tells how many there were. Any node may call it. */
  public int giveUp() {
    var overdue = turns.overdue(AT_ONCE);
    for (var each : overdue) {
      giveUp(each.organization(), each.conversation(), each.turn(), each.patience());
    }
    return overdue.size();
  }

  /** The same for one turn. */
  void giveUp(
      Organization.Id organization, Conversation.Id conversation, Turn.Id turn, Patience patience) {
    var words = new Message.Id(ids.next());
    var handoff = new Handoff.Id(ids.next());
    transactions.on(
        organization,
        conversation,
        exchange -> {
          var found = exchange.turn(turn);
          if (found.isEmpty()) return Decision.refuse(new Refusal.NotFound());
          return new Answering(exchange.conversation(), found.get())
              .giveUp(patience, words, handoff, exchange.now());
        });
  }
}
