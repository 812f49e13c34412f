package dev.baton.channels.copilot;

import com.fasterxml.jackson.databind.JsonNode;

/** Quotes with the place where they stand: conversation and seq. */
final class Cited {
  private static final int LONGEST = 240;

  private Cited() {}

  static String place(JsonNode conversation, JsonNode message) {
    return "[%s#%d]"
        .formatted(conversation.path("conversation_id").asText(), message.path("seq").asLong());
  }

  static String quote(JsonNode message) {
    var text = message.path("text").asText().strip().replaceAll("\\s+", " ");
    if (text.codePointCount(0, text.length()) > LONGEST) {
      text = text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
    return "\"" + text + "\"";
  }

  static String hits(JsonNode hits) {
    var said = new StringBuilder();
    for (var hit : hits) {
      said.append("\n- ").append(hit.path("author").asText()).append(": ").append(quote(hit));
      said.append(' ').append(place(hit, hit));
      var answer = hit.path("answer");
      if (!answer.isObject()) continue;
      said.append("\n  answered: ").append(quote(answer)).append(' ').append(place(hit, answer));
    }
    return said.toString();
  }
}
