package dev.baton.application.conversation;

import dev.baton.application.Page;
import dev.baton.application.Transactions;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Note;
import jakarta.inject.Inject;
import java.util.Optional;

/** Shows the team its own notes on a conversation, newest first. */
public final class ListNotes {
  private final Transactions transactions;
  private final ConversationQueries conversations;

  @Inject
  public ListNotes(Transactions transactions, ConversationQueries conversations) {
    this.transactions = transactions;
    this.conversations = conversations;
  }

  /** Empty when the organization has no such conversation. */
  public Optional<Page<Note>> list(
      Organization.Id organization, Conversation.Id conversation, Page.Request page) {
    return conversations
        .find(organization, conversation)
        .map(
            _ ->
                transactions.within(store -> store.notes().list(organization, conversation, page)));
  }
}
