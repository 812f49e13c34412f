package dev.baton.application.conversation;

import dev.baton.application.Ids;
import dev.baton.application.Transactions;
import dev.baton.application.access.Caller;
import dev.baton.domain.Decision;
import dev.baton.domain.JsonObject;
import dev.baton.domain.conversation.Attachment;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Draft;
import dev.baton.domain.conversation.Message;
import jakarta.inject.Inject;
import java.util.List;

/** Answers a visitor for the organization, without owning the handoff. */
public final class ReplyToVisitor {
  private final Transactions transactions;
  private final Ids ids;

  @Inject
  public ReplyToVisitor(Transactions transactions, Ids ids) {
    this.transactions = transactions;
    this.ids = ids;
  }

  public Decision<Message> reply(
      Caller caller, Conversation.Id conversation, String text, JsonObject metadata) {
    return reply(caller, conversation, text, metadata, List.of());
  }

  public Decision<Message> reply(
      Caller caller,
      Conversation.Id conversation,
      String text,
      JsonObject metadata,
      List<Attachment> attachments) {
    var author = new Author.Human(caller.actor().operator());
    var draft = new Draft(new Message.Id(ids.next()), author, text, metadata, attachments);
    var marker = new Message.Id(ids.next());
    return transactions.on(
        caller.organization(),
        conversation,
        exchange -> exchange.conversation().reply(draft, marker, exchange.now()));
  }
}
