package dev.baton.channels.copilot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A handoff in a few lines, each with the place where it stands. */
final class Summary {

  private Summary() {}

  static String of(JsonNode transcript) {
    var said = new StringBuilder(head(transcript));
    var visitor = Talk.by(transcript, "visitor");
    line(said, "First asked", first(visitor), transcript);
    if (visitor.size() > 1) line(said, "Last said", last(visitor), transcript);
    line(said, "Bot's last answer", last(Talk.by(transcript, "bot")), transcript);
    line(said, "Operator's last answer", last(Talk.by(transcript, "operator")), transcript);
    var open = Talk.unanswered(transcript);
    if (open.isEmpty()) {
      said.append("\n- Nothing waits for an operator's answer.");
    } else {
      said.append("\n- Not answered by an operator yet: ").append(open.size()).append(" of ");
      said.append(visitor.size()).append(" visitor messages shown, since ");
      said.append(Cited.place(transcript, open.getFirst())).append('.');
    }
    return said.toString();
  }

  private static String head(JsonNode transcript) {
    var handoff = transcript.path("handoff");
    var said = new StringBuilder();
    if (handoff.isObject()) {
      said.append("Handoff ").append(handoff.path("handoff_id").asText());
      said.append(" (").append(handoff.path("status").asText()).append("), requested ");
      said.append(handoff.path("requested_at").asText()).append(": ");
      said.append(handoff.path("briefing").asText());
      if (handoff.hasNonNull("reason")) {
        said.append(" Reason: ").append(handoff.path("reason").asText()).append('.');
      }
      said.append('\n');
    }
    said.append("Conversation ").append(transcript.path("conversation_id").asText());
    said.append(" (").append(transcript.path("state").asText()).append("), ");
    return said.append(transcript.path("messages_in_all").asLong()).append(" messages.").toString();
  }

  private static void line(
      StringBuilder said, String what, List<JsonNode> message, JsonNode transcript) {
    for (var each : message) {
      said.append("\n- ").append(what).append(": ").append(Cited.quote(each)).append(' ');
      said.append(Cited.place(transcript, each));
    }
  }

  private static List<JsonNode> first(List<JsonNode> messages) {
    return messages.subList(0, Math.min(1, messages.size()));
  }

  private static List<JsonNode> last(List<JsonNode> messages) {
    return messages.subList(Math.max(0, messages.size() - 1), messages.size());
  }
}
