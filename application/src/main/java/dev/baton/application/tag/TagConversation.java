package dev.baton.application.tag;

import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.tag.Tag;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** Gives a conversation its tags, the whole set at once. */
public final class TagConversation {
  private final Transactions transactions;

  @Inject
  public TagConversation(Transactions transactions) {
    this.transactions = transactions;
  }

  public sealed interface Outcome {

    /** What it wears now, by name. */
    record Tagged(List<Tag> tags) implements Outcome {}

    /** The organization has no such conversation. */
    record NoConversation() implements Outcome {}

    /** The palette lacks one of them, and nothing was changed. */
    record NoTag() implements Outcome {}
  }

  public Outcome tag(
      Organization.Id organization, Conversation.Id conversation, Set<Tag.Id> wanted) {
    return transactions.within(store -> tag(organization, conversation, wanted, store));
  }

  private static Outcome tag(
      Organization.Id organization, Conversation.Id conversation, Set<Tag.Id> wanted, Store store) {
    if (store.conversations().lock(organization, conversation).isEmpty()) {
      return new Outcome.NoConversation();
    }
    var held = store.tags().hold(organization, wanted);
    if (held.size() < wanted.size()) return new Outcome.NoTag();
    store.tags().replace(organization, conversation, wanted);
    return new Outcome.Tagged(held);
  }
}
