package dev.baton.http.threads;

import dev.baton.application.conversation.ConversationView;
import dev.baton.domain.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A thread, with every field of this dialect. Source: API.md, section 3. */
record ThreadObject(
    UUID id,
    UUID organizationId,
    UUID agentVersionId,
    String toPhoneNumber,
    @Nullable String fromPhoneNumber,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant closedAt,
    @Nullable String closedReason,
    UUID agentId,
    Agent.Details agentDetails,
    Agent.VersionDetails agentVersionDetails,
    JsonObject metadata,
    JsonObject variables) {

  static ThreadObject of(ConversationView thread) {
    var agent = Agent.of(thread);
    var details = thread.details();
    return new ThreadObject(
        thread.id().value(),
        thread.organization().value(),
        agent.agentVersionId(),
        // Not nullable in this dialect, and there is none on the web.
        Optional.ofNullable(details.numbers().visitor()).orElse(""),
        details.numbers().ours(),
        active(thread),
        thread.createdAt(),
        thread.updatedAt(),
        thread.standing().closedAt(),
        ClosedReasons.word(thread.standing().reason()),
        agent.agentId(),
        agent.agentDetails(),
        agent.agentVersionDetails(),
        details.metadata(),
        details.variables());
  }

  /** Whether the visitor may write. */
  static boolean active(ConversationView thread) {
    return switch (thread.standing().phase()) {
      case BOT, WAITING, HUMAN, RESOLVED -> true;
      case CLOSED, ARCHIVED -> false;
    };
  }
}
