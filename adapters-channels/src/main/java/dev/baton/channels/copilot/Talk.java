package dev.baton.channels.copilot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the messages of a transcript come to. Their texts are quoted, and nothing follows from them.
 */
final class Talk {

  private Talk() {}

  static List<JsonNode> by(JsonNode transcript, String author) {
    var found = new ArrayList<JsonNode>();
    for (var message : transcript.path("messages")) {
      if (message.path("author").asText().equals(author)) found.add(message);
    }
    return found;
  }

  /** What the visitor said since anybody answered. */
  static List<JsonNode> unanswered(JsonNode transcript) {
    var open = new ArrayList<JsonNode>();
    for (var message : transcript.path("messages")) {
      switch (message.path("author").asText()) {
        case "visitor" -> open.add(message);
        case "operator" -> open.clear();
        default -> {}
      }
    }
    return open;
  }

  /** The words to look for the like by: what is open, or else the last that was said. */
  static String wanted(JsonNode transcript) {
    var open = unanswered(transcript);
    if (open.isEmpty()) open = by(transcript, "visitor");
    var words = new StringBuilder();
    for (var message : open.reversed()) words.append(message.path("text").asText()).append(' ');
    return words.toString().strip();
  }

  /** The first hit in which a visitor was answered by a human, null when there is none. */
  static @Nullable JsonNode answered(JsonNode hits) {
    for (var hit : hits) {
      boolean asked = hit.path("author").asText().equals("visitor");
      if (asked && hit.path("answer").isObject()) return hit;
    }
    return null;
  }

  /** For when nobody knows better. */
  static String holding(JsonNode transcript) {
    return by(transcript, "operator").isEmpty()
        ? "Thanks for your patience. I have read your message and am looking into it now."
        : "Thanks, I have seen your message and will get back to you in a moment.";
  }
}
