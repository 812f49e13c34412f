package dev.baton.http.conversations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.application.asset.AssetUrls;
import dev.baton.application.conversation.Line;
import dev.baton.application.feed.EventQueries.Recorded;
import dev.baton.application.feed.Shown;
import dev.baton.application.live.Happening;
import dev.baton.application.live.Happening.Told;
import dev.baton.application.live.Hint;
import dev.baton.http.Rendering;
import dev.baton.http.conversations.PresenceRoutes.Typing;
import dev.baton.http.conversations.PresenceRoutes.Watching;
import dev.baton.http.stream.Encoded;
import dev.baton.http.stream.ServerEvent;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns what happens into events, each once for all who follow its organization on this node. */
@Singleton
final class EventEncoder {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of the log's kinds, how each is called here; the others are the server's own affair. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("message_added", "new_message"),
          Map.entry("conversation_started", "conversation_created"),
          Map.entry("control_changed", "conversation_updated"),
          Map.entry("details_changed", "conversation_updated"),
          Map.entry("handoff_requested", "handoff_requested"),
          Map.entry("handoff_claimed", "handoff_claimed"),
          Map.entry("handoff_released", "handoff_released"),
          Map.entry("handoff_lapsed", "handoff_lapsed"),
          Map.entry("return_planned", "handoff_return_planned"),
          Map.entry("handoff_settled", "handoff_settled"),
          Map.entry("reply_suggested", "reply_suggested"),
          Map.entry("approval_requested", "approval_requested"),
          Map.entry("approval_decided", "approval_decided"),
          Map.entry("delivery_moved", "delivery_updated"),
          Map.entry("delivery_failed", "delivery_failed"));

  private final AssetUrls urls;

  // One for ever: by it a happening knows that it was encoded before.
  private final Function<Told, byte[]> encoding = this::encoded;
  private final Function<Hint, byte[]> hinting = EventEncoder::hinted;

  @Inject
  EventEncoder(AssetUrls urls) {
    this.urls = urls;
  }

  /** Those of them that are told. */
  List<Encoded> of(List<Happening> happenings) {
    return happenings.stream()
        .map(each -> new Encoded(each.encoded(encoding)))
        .filter(each -> each.bytes().length > 0)
        .toList();
  }

  /** Hints have no id: nobody comes back for them. */
  List<Encoded> ofHints(List<Shown<Hint>> hints) {
    return hints.stream().map(each -> new Encoded(each.encoded(hinting))).toList();
  }

  private static byte[] hinted(Hint hint) {
    var conversation = hint.subject().conversation().value();
    var event =
        switch (hint) {
          case Hint.VisitorTypes _ ->
              new ServerEvent(null, "typing", new Typing(conversation, "visitor", null));
          case Hint.TeamTypes(_, var operator) ->
              new ServerEvent(
                  null,
                  "typing",
                  new Typing(conversation, "team", operator == null ? null : operator.value()));
          case Hint.Presence(_, var watching) ->
              new ServerEvent(null, "presence", new Watching(conversation, watching));
        };
    return Encoded.of(event, Rendering.JSON).bytes();
  }

  private byte[] encoded(Told told) {
    var event = told.event();
    var name = NAMES.get(event.kind());
    if (name == null) return new byte[0];
    var id = EventPosition.write(event.organization(), event.at());
    return data(told)
        .map(data -> Encoded.of(new ServerEvent(id, name, data), Rendering.JSON).bytes())
        .orElseGet(() -> new byte[0]);
  }

  /** Empty where the message is gone that it points at. */
  private Optional<Object> data(Told told) {
    var event = told.event();
    return switch (event.kind()) {
      case "message_added" -> message(told.line());
      case "delivery_moved", "delivery_failed" -> delivery(event, told.line());
      case "conversation_started", "control_changed", "details_changed" ->
          Optional.of(News.OfConversation.of(event, facts(event)));
      case "reply_suggested" -> Optional.of(News.OfSuggestion.of(event, facts(event)));
      case "approval_requested", "approval_decided" ->
          Optional.of(News.OfApproval.of(event, facts(event)));
      default -> Optional.of(News.OfHandoff.of(event, facts(event)));
    };
  }

  private Optional<Object> message(@Nullable Line line) {
    return Optional.ofNullable(line).map(each -> MessageObject.of(each.message(), urls));
  }

  private static Optional<Object> delivery(Recorded event, @Nullable Line line) {
    return Optional.ofNullable(line)
        .map(each -> each.message().id().value())
        .map(message -> News.OfDelivery.of(event, message, facts(event)));
  }

  private static JsonNode facts(Recorded event) {
    try {
      return JSON.readTree(event.facts());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event whose facts are no JSON", e);
    }
  }
}
