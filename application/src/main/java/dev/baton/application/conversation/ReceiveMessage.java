package dev.baton.application.conversation;

import dev.baton.application.Exchange;
import dev.baton.application.Ids;
import dev.baton.application.Transactions;
import dev.baton.domain.Decision;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Conversation.Received;
import dev.baton.domain.conversation.Draft;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.conversation.Suspension;
import jakarta.inject.Inject;

/** Takes in what a visitor says. */
public final class ReceiveMessage {
  private final Transactions transactions;
  private final Ids ids;

  @Inject
  public ReceiveMessage(Transactions transactions, Ids ids) {
    this.transactions = transactions;
    this.ids = ids;
  }

  public Decision<Received> receive(
      Organization.Id organization, Conversation.Id conversation, Channel over, String text) {
    var draft = Draft.plain(new Message.Id(ids.next()), new Author.Visitor(), text);
    var line = new Message.Id(ids.next());
    return transactions.on(
        organization,
        conversation,
        exchange ->
            exchange
                .conversation()
                .receive(over, draft, exchange.windowRule(), exchange.now())
                .then(next -> tellToWait(new Suspension(next), line, exchange)));
  }

  /** A visitor who writes while an approval is open hears once that it is. */
  private static Decision<?> tellToWait(Suspension suspension, Message.Id line, Exchange exchange) {
    if (!suspension.mayTell()) return Decision.unchanged(suspension.conversation());
    var text = exchange.approvalLines().waitingReply();
    return suspension.tellToWait(Draft.plain(line, new Author.System(), text), exchange.now());
  }
}
