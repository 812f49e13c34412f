package dev.baton.application.tag;

import dev.baton.application.Transactions;
import dev.baton.application.conversation.ConversationQueries;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.tag.Tag;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Shows the palette of an organization, or what one conversation wears of it, by name. */
public final class ListTags {
  private final Transactions transactions;
  private final ConversationQueries conversations;

  @Inject
  public ListTags(Transactions transactions, ConversationQueries conversations) {
    this.transactions = transactions;
    this.conversations = conversations;
  }

  public List<Tag> palette(Organization.Id organization) {
    return transactions.within(store -> store.tags().list(organization));
  }

  /** Empty when the organization has no such conversation. */
  public Optional<List<Tag>> of(Organization.Id organization, Conversation.Id conversation) {
    return conversations
        .find(organization, conversation)
        .map(_ -> transactions.within(store -> store.tags().of(organization, conversation)));
  }
}
