package dev.baton.http.conversations;

import dev.baton.application.conversation.ConversationView;
import dev.baton.http.openapi.Words;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A conversation on this wire. What Baton does not know of stands there as null. */
record ConversationObject(
    @Words({"conversation"}) String object,
    UUID id,
    UUID chatbot_id,
    @Words({"bot_active", "agent_requested", "open", "resolved", "closed", "archived"})
        String status,
    @Words({"low", "medium", "high"}) String priority,
    @Nullable String title,
    @Nullable String summary,
    @Nullable Double sentiment_score,
    @Nullable String contact_email,
    @Nullable String contact_name,
    @Nullable String contact_phone,
    @Nullable UUID assigned_to,
    @Nullable String last_message_preview,
    @Nullable Instant last_message_at,
    @Nullable Instant resolved_at,
    @Nullable Instant closed_at,
    Instant created_at,
    @Nullable String qr_code_id,
    @Nullable String product_id,
    @Nullable String object_id) {
  private static final int PREVIEW = 200;

  static ConversationObject of(ConversationView view) {
    var details = view.details();
    var contact = details.contact();
    var assignee = details.assignedTo();
    var last = view.lastMessage();
    return new ConversationObject(
        "conversation",
        view.id().value(),
        view.agent().id().value(),
        StatusWords.of(view.standing().phase()),
        StatusWords.of(details.priority()),
        details.title(),
        null,
        null,
        contact.email(),
        contact.name(),
        contact.phone(),
        assignee == null ? null : assignee.value(),
        last == null ? null : preview(last.text()),
        last == null ? null : last.at(),
        view.standing().resolvedAt(),
        view.standing().closedAt(),
        view.createdAt(),
        null,
        null,
        null);
  }

  private static String preview(String text) {
    if (text.codePointCount(0, text.length()) <= PREVIEW) return text;
    return text.substring(0, text.offsetByCodePoints(0, PREVIEW - 1)) + "…";
  }
}
