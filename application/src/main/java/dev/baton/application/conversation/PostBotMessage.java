package dev.baton.application.conversation;

import dev.baton.application.Ids;
import dev.baton.application.Transactions;
import dev.baton.domain.Decision;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Conversation.BotReply;
import dev.baton.domain.conversation.Draft;
import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.conversation.Message;
import jakarta.inject.Inject;

/** Posts what the bot says, if it still may. */
public final class PostBotMessage {
  private final Transactions transactions;
  private final Ids ids;

  @Inject
  public PostBotMessage(Transactions transactions, Ids ids) {
    this.transactions = transactions;
    this.ids = ids;
  }

  public Decision<BotReply> post(
      Organization.Id organization,
      Conversation.Id conversation,
      Epoch computedUnder,
      String text) {
    var draft = Draft.plain(new Message.Id(ids.next()), new Author.Bot(), text);
    return transactions.on(
        organization,
        conversation,
        exchange -> exchange.conversation().botReplies(draft, computedUnder, exchange.now()));
  }
}
