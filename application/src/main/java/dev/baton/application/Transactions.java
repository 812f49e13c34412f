package dev.baton.application;

import dev.baton.domain.Decision;
import dev.baton.domain.Refusal;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.handoff.Handoff;
import java.util.function.Function;

/**
 * The only way to write: everything the work decides commits together, or none of it does.
 *
 * <p>Work on a conversation may be run again, alone or beside others in one commit, so it does
 * nothing but decide. When the answer is back it is durable. Every method throws {@link
 * Unavailable} when the database cannot answer.
 */
public interface Transactions {

  /**
   * Runs the work on the locked conversation and writes what it accepts. Refuses with {@link
   * Refusal.NotFound} when the organization has no such conversation.
   */
  <R> Decision<R> on(
      Organization.Id organization,
      Conversation.Id conversation,
      Function<Exchange, Decision<R>> work);

  /** The same, on the conversation of a handoff; the exchange then knows the handoff. */
  <R> Decision<R> on(
      Organization.Id organization, Handoff.Id handoff, Function<Exchange, Decision<R>> work);

  /** Runs work that is not about one existing conversation. */
  <R> R within(Function<Store, R> work);
}
