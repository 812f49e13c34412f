package dev.baton.application.conversation;

import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.EndReason;
import dev.baton.domain.conversation.Phase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A conversation as lists and screens show it. */
public record ConversationView(
    Conversation.Id id,
    Organization.Id organization,
    Channel channel,
    Agent agent,
    Standing standing,
    Details details,
    @Nullable LastMessage lastMessage,
    Instant createdAt,
    Instant updatedAt) {

  public record Agent(Bot.Id id, String name) {}

  /** Where it stands, and since when it is over. */
  public record Standing(
      Phase phase,
      boolean awaitingApproval,
      long epoch,
      @Nullable EndReason reason,
      @Nullable Instant resolvedAt,
      @Nullable Instant closedAt) {}

  public record LastMessage(String text, Instant at) {}
}
