package dev.baton.application.conversation;

import dev.baton.domain.Decision.Accepted;
import dev.baton.domain.conversation.Conversation;
import java.util.Optional;

public interface Conversations {

  /**
   * Adds a started conversation with its events. When the organization has another one with the
   * same external id, adds nothing and returns that one's id.
   */
  Optional<Conversation.Id> add(Accepted<Conversation> started);
}
