package dev.baton.application.conversation;

import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.domain.Refusal;
import dev.baton.domain.Refusal.NotFound;
import dev.baton.domain.Refusal.WrongPhase;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import jakarta.inject.Inject;
import java.util.Optional;

/** Removes a conversation that is over, with all that was said in it. */
public final class RemoveConversation {
  private final Transactions transactions;

  @Inject
  public RemoveConversation(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Empty when it is gone for good. */
  public Optional<Refusal> remove(Organization.Id organization, Conversation.Id conversation) {
    return transactions.within(store -> remove(organization, conversation, store));
  }

  private static Optional<Refusal> remove(
      Organization.Id organization, Conversation.Id conversation, Store store) {
    var phase = store.conversations().lock(organization, conversation).orElse(null);
    if (phase == null) return Optional.of(new NotFound());
    if (!phase.ended()) return Optional.of(new WrongPhase(phase));
    store.conversations().remove(organization, conversation);
    return Optional.empty();
  }
}
