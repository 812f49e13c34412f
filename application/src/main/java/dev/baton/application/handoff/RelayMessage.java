package dev.baton.application.handoff;

import dev.baton.application.Ids;
import dev.baton.application.Transactions;
import dev.baton.application.access.Caller;
import dev.baton.domain.Decision;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Draft;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.handoff.Handoff;
import jakarta.inject.Inject;

/** Sends an operator's message to the visitor: persisted here, delivered from there. */
public final class RelayMessage {
  private final Transactions transactions;
  private final Ids ids;

  @Inject
  public RelayMessage(Transactions transactions, Ids ids) {
    this.transactions = transactions;
    this.ids = ids;
  }

  public Decision<Message> relay(Caller caller, Handoff.Id handoff, String text) {
    var author = new Author.Human(caller.actor().operator());
    var draft = Draft.plain(new Message.Id(ids.next()), author, text);
    var marker = new Message.Id(ids.next());
    return transactions.on(
        caller.organization(),
        handoff,
        exchange -> exchange.stretch().relay(caller.actor(), draft, marker, exchange.now()));
  }
}
