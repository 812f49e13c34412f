package dev.baton.application.webhook;

import dev.baton.application.feed.EventQueries.Recorded;
import dev.baton.domain.JsonObject;
import dev.baton.domain.conversation.Phase;
import dev.baton.domain.webhook.Topic;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What webhooks are told of one event of the log: its topic, and the ids, numbers and words that
 * describe it. Nothing that anybody wrote is among them; who sends the announcement reads that.
 *
 * @param facts by names in camel case; a value is a text, a {@link Long} or null
 */
public record Announcement(Topic topic, Map<String, @Nullable Object> facts) {
  private static final Map<String, Topic> TOPICS =
      Map.ofEntries(
          Map.entry("conversation_started", Topic.CONVERSATION_CREATED),
          Map.entry("message_added", Topic.MESSAGE_CREATED),
          Map.entry("control_changed", Topic.CONVERSATION_UPDATED),
          Map.entry("details_changed", Topic.CONVERSATION_UPDATED),
          Map.entry("handoff_requested", Topic.HANDOFF_REQUESTED),
          Map.entry("handoff_claimed", Topic.HANDOFF_CLAIMED),
          Map.entry("handoff_released", Topic.HANDOFF_RELEASED),
          Map.entry("handoff_lapsed", Topic.HANDOFF_LAPSED),
          Map.entry("return_planned", Topic.HANDOFF_RETURN_PLANNED),
          Map.entry("handoff_settled", Topic.HANDOFF_SETTLED),
          Map.entry("reply_suggested", Topic.REPLY_SUGGESTED),
          Map.entry("approval_requested", Topic.APPROVAL_REQUESTED),
          Map.entry("approval_decided", Topic.APPROVAL_DECIDED));

  /** The facts of an event are a flat object of ids, words, numbers and null. */
  private static final Pattern FACT =
      Pattern.compile("\"(\\w+)\"\\s*:\\s*(?:\"([^\"]*)\"|(-?[0-9]+)|null)");

  public Announcement {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /** Empty for a kind of event that webhooks are not told of. */
  public static Optional<Announcement> of(Recorded event) {
    var topic = TOPICS.get(event.kind());
    if (topic == null) return Optional.empty();
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("orgId", event.organization().value().toString());
    facts.put("conversationId", event.conversation().value().toString());
    var found = FACT.matcher(event.facts());
    while (found.find()) {
      var value = found.group(3) == null ? found.group(2) : Long.valueOf(found.group(3));
      facts.put(camelCase(found.group(1)), value);
    }
    if (event.kind().equals("control_changed")) {
      facts.computeIfPresent("from", (_, phase) -> status(phase));
      facts.computeIfPresent("to", (_, phase) -> status(phase));
    }
    return Optional.of(new Announcement(topic, facts));
  }

  /** The facts as JSON. Their texts are words and ids, in which nothing needs to be escaped. */
  JsonObject json() {
    return new JsonObject(
        facts.entrySet().stream()
            .map(fact -> "\"%s\":%s".formatted(fact.getKey(), json(fact.getValue())))
            .collect(Collectors.joining(",", "{", "}")));
  }

  private static String json(@Nullable Object value) {
    return value instanceof String text ? "\"" + text + "\"" : String.valueOf(value);
  }

  private static String status(Object phase) {
    return StatusWord.of(Phase.valueOf(phase.toString().toUpperCase(Locale.ROOT)));
  }

  private static String camelCase(String name) {
    return Pattern.compile("_(\\w)")
        .matcher(name)
        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }
}
