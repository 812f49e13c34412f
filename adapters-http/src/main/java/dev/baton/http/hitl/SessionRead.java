package dev.baton.http.hitl;

import dev.baton.application.conversation.ConversationView;
import dev.baton.domain.JsonObject;
import dev.baton.http.openapi.Words;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A conversation in this dialect; which fields it has is ours. */
record SessionRead(
    UUID id,
    UUID organization_id,
    String channel,
    @Words({"active", "waiting_for_human", "awaiting_approval", "closed"}) String status,
    @Nullable String external_id,
    @Nullable String end_user_id,
    JsonObject metadata,
    @Nullable String termination_reason,
    Instant created_at,
    Instant updated_at,
    @Nullable Instant closed_at) {

  static SessionRead of(ConversationView view) {
    var reason = view.standing().reason();
    var closedAt = view.standing().closedAt();
    return new SessionRead(
        view.id().value(),
        view.organization().value(),
        view.channel().name().toLowerCase(Locale.ROOT),
        SessionStatus.of(view.standing().phase(), view.standing().awaitingApproval()),
        view.details().externalId(),
        view.details().endUserId(),
        view.details().metadata(),
        reason == null ? null : reason.name(),
        view.createdAt(),
        view.updatedAt(),
        closedAt == null ? view.standing().resolvedAt() : closedAt);
  }
}
