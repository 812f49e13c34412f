package dev.baton.application.conversation;

import dev.baton.domain.Decision.Accepted;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details.Numbers;
import dev.baton.domain.conversation.Phase;
import java.util.Optional;

public interface Conversations {

  /**
   * Adds a started conversation with its events. When the organization has another one with the
   * same external id, adds nothing and returns that one's id.
   */
  Optional<Conversation.Id> add(Accepted<Conversation> started);

  /**
   * The newest conversation by SMS between the two numbers that is neither closed nor archived.
   * Until the transaction ends nobody else is told this about them.
   */
  Optional<Conversation.Id> texting(Organization.Id organization, Numbers numbers);

  /** Locks a conversation and tells where it stands; empty when the organization has no such. */
  Optional<Phase> lock(Organization.Id organization, Conversation.Id conversation);

  /** Removes a conversation, which is locked, with everything that hangs on it. */
  void remove(Organization.Id organization, Conversation.Id conversation);
}
