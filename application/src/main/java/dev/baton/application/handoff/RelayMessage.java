package dev.baton.application.handoff;

import dev.baton.application.Exchange;
import dev.baton.application.Ids;
import dev.baton.application.Transactions;
import dev.baton.application.access.Caller;
import dev.baton.domain.Decision;
import dev.baton.domain.Decision.Accepted;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Draft;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.handoff.Handoff;
import jakarta.inject.Inject;
import java.util.List;

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
    var draft = draft(caller, new Message.Id(ids.next()), text);
    var marker = new Message.Id(ids.next());
    return transactions.on(
        caller.organization(), handoff, exchange -> relay(exchange, caller, draft, marker));
  }

  /**
   * The same for whoever may come again: a message of this id is sent once, whatever has become of
   * the handoff since.
   */
  public Decision<Message> relayOnce(
      Caller caller, Handoff.Id handoff, String text, Message.Id id) {
    var draft = draft(caller, id, text);
    var marker = new Message.Id(ids.next());
    return transactions.on(
        caller.organization(),
        handoff,
        exchange ->
            exchange
                .said(id)
                .<Decision<Message>>map(
                    said -> new Accepted<>(exchange.conversation(), said, List.of()))
                .orElseGet(() -> relay(exchange, caller, draft, marker)));
  }

  private static Draft draft(Caller caller, Message.Id id, String text) {
    return Draft.plain(id, new Author.Human(caller.actor().operator()), text);
  }

  private static Decision<Message> relay(
      Exchange exchange, Caller caller, Draft draft, Message.Id marker) {
    return exchange.stretch().relay(caller.actor(), draft, marker, exchange.now());
  }
}
