package dev.baton.http.conversations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.application.feed.EventQueries.Recorded;
import dev.baton.domain.conversation.Phase;
import dev.baton.http.openapi.Words;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is told of an event that is no message. Ours: the dialect names only new_message. */
sealed interface News {

  record OfConversation(
      UUID conversation_id,
      @Nullable String from,
      @Nullable String to,
      @Nullable Long epoch,
      Instant created_at)
      implements News {

    static OfConversation of(Recorded event, JsonNode facts) {
      return new OfConversation(
          event.conversation().value(),
          status(facts.get("from")),
          status(facts.get("to")),
          facts.hasNonNull("epoch") ? facts.get("epoch").longValue() : null,
          event.time());
    }
  }

  /** The owner is the one after it, {@code from} the one before; null where there is none. */
  record OfHandoff(
      UUID conversation_id,
      UUID handoff_id,
      @Nullable UUID owner,
      @Nullable UUID from,
      @Words({"none", "soft", "hard"}) String claim,
      @Nullable String outcome,
      Instant created_at)
      implements News {

    static OfHandoff of(Recorded event, JsonNode facts) {
      return new OfHandoff(
          event.conversation().value(),
          id(facts, "handoff_id"),
          facts.hasNonNull("owner") ? id(facts, "owner") : null,
          facts.hasNonNull("from") ? id(facts, "from") : null,
          facts.path("claim").asText(),
          text(facts.get("outcome")),
          event.time());
    }
  }

  record OfSuggestion(UUID conversation_id, UUID handoff_id, UUID suggestion_id, Instant created_at)
      implements News {

    static OfSuggestion of(Recorded event, JsonNode facts) {
      return new OfSuggestion(
          event.conversation().value(),
          id(facts, "handoff_id"),
          id(facts, "suggestion_id"),
          event.time());
    }
  }

  record OfApproval(UUID conversation_id, UUID approval_id, String status, Instant created_at)
      implements News {

    static OfApproval of(Recorded event, JsonNode facts) {
      return new OfApproval(
          event.conversation().value(),
          id(facts, "approval_id"),
          facts.path("status").asText(),
          event.time());
    }
  }

  /**
   * How far a message has come.
   *
   * @param message_id where an e-mail failed the first that it is about
   */
  record OfDelivery(
      UUID conversation_id,
      UUID message_id,
      @Words({"sms", "email"}) String channel,
      @Words({"sent", "delivered", "read", "failed"}) String status,
      @Nullable String error_code,
      Instant created_at)
      implements News {

    static OfDelivery of(Recorded event, UUID message, JsonNode facts) {
      return new OfDelivery(
          event.conversation().value(),
          message,
          facts.path("channel").asText("sms"),
          facts.path("status").asText("failed"),
          text(facts.get("code")),
          event.time());
    }
  }

  private static UUID id(JsonNode facts, String name) {
    return UUID.fromString(facts.path(name).asText());
  }

  private static @Nullable String text(@Nullable JsonNode fact) {
    return fact == null ? null : fact.textValue();
  }

  private static @Nullable String status(@Nullable JsonNode phase) {
    var word = text(phase);
    return word == null ? null : StatusWords.of(Phase.valueOf(word.toUpperCase(Locale.ROOT)));
  }
}
