package dev.baton.http.hitl;

import dev.baton.application.asset.AssetUrls;
import dev.baton.application.conversation.Line;
import dev.baton.domain.JsonObject;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Message;
import dev.baton.http.openapi.Words;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message as the poll shows it: every field is always there. Source: API.md, section 1. */
public record MessageRead(
    UUID id,
    UUID session_id,
    long seq,
    @Words({"user", "assistant", "system", "tool", "system_event"}) String role,
    String content,
    JsonObject metadata,
    Instant created_at,
    @Nullable String delivery_status,
    @Nullable String authored_by,
    @Nullable String operator_actor_id) {
  static final String HUMAN_OPERATOR = "human_operator";

  static MessageRead of(Line line, AssetUrls urls) {
    var status = line.status();
    return of(
        line.message(),
        Beside.metadata(line, urls),
        status == null ? null : status.name().toLowerCase(Locale.ROOT));
  }

  /** A message that has just been written, and so is at the very beginning of its delivery. */
  public static MessageRead queued(Message message) {
    return of(message, message.metadata(), "queued");
  }

  private static MessageRead of(Message message, JsonObject metadata, @Nullable String delivery) {
    return new MessageRead(
        message.id().value(),
        message.conversation().value(),
        message.seq(),
        role(message),
        message.text(),
        metadata,
        message.at(),
        delivery,
        message.author() instanceof Author.Human ? HUMAN_OPERATOR : null,
        operator(message));
  }

  static String role(Message message) {
    return message.author().role().name().toLowerCase(Locale.ROOT);
  }

  static @Nullable String operator(Message message) {
    return message.author() instanceof Author.Human(var operator) && operator != null
        ? operator.value().toString()
        : null;
  }
}
