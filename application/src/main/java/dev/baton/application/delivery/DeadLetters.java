package dev.baton.application.delivery;

import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Message;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What was given up, for whoever has it begin again: the same message or e-mail, with as many tries
 * as at first.
 */
public interface DeadLetters {

  /**
   * Has those of the messages begin again that are dead letters of the organization.
   *
   * @return how many that were
   */
  int replay(Organization.Id organization, Collection<Message.Id> messages);

  /**
   * Likewise those that have been dead the longest.
   *
   * @param means of these only; null for all
   */
  int replay(Organization.Id organization, @Nullable Means means, int most);
}
