package dev.baton.channels.copilot;

import static dev.baton.domain.copilot.Tool.DRAFT_REPLY;
import static dev.baton.domain.copilot.Tool.READ_QUEUE;
import static dev.baton.domain.copilot.Tool.READ_TRANSCRIPT;
import static dev.baton.domain.copilot.Tool.SEARCH_TRANSCRIPTS;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The four workflows. */
final class Scripts {
  private static final String NOBODY_WAITS = "Nobody waits, and no handoff is open.";
  private static final String NOT_FOUND = "There is no such handoff.";

  private Scripts() {}

  static void summarize(Desk desk) {
    var transcript = transcript(desk);
    if (transcript != null) desk.say(Summary.of(transcript));
  }

  static void similar(Desk desk) {
    var transcript = transcript(desk);
    if (transcript == null) return;
    var hits = hits(desk, transcript);
    if (hits.isEmpty()) {
      desk.say("No earlier conversation is about the same.");
      return;
    }
    desk.say("Earlier conversations about the same:\n" + Cited.hits(hits));
  }

  static void suggest(Desk desk) {
    var transcript = transcript(desk);
    if (transcript == null) return;
    var handoff = transcript.path("handoff").path("handoff_id").asText("");
    if (handoff.isEmpty()) {
      desk.say("A reply needs an open handoff; this conversation was named without one.");
      return;
    }
    var source = Talk.answered(hits(desk, transcript));
    var text =
        source == null ? Talk.holding(transcript) : source.path("answer").path("text").asText();
    var draft = desk.call(DRAFT_REPLY, Map.of("handoff_id", handoff, "text", text));
    if (draft.has("error")) {
      desk.say(draft.path("message").asText());
      return;
    }
    desk.say("Suggested reply:\n\n> " + text.replace("\n", "\n> ") + "\n\n");
    desk.say(
        source == null
            ? "Nobody on your team has answered the like before, so it only says that you are"
                + " there."
            : "Your team answered the like in " + Cited.place(source, source.path("answer")) + ".");
    desk.say(" Say \"send it\" to relay it; you will be asked to approve.");
  }

  static void report(Desk desk) {
    var queue = desk.call(READ_QUEUE, Map.of());
    desk.say(queue.has("error") ? queue.path("message").asText() : QueueReport.of(queue));
  }

  /** What is known of the conversation that is asked for; null when that was said to be nothing. */
  private static @Nullable JsonNode transcript(Desk desk) {
    var named = Named.id(desk.request());
    var handoff = named == null ? chosen(desk) : named;
    if (handoff == null) {
      desk.say(NOBODY_WAITS);
      return null;
    }
    var transcript = desk.call(READ_TRANSCRIPT, Map.of("handoff_id", handoff));
    if (named != null && "not_found".equals(transcript.path("error").asText())) {
      transcript = desk.call(READ_TRANSCRIPT, Map.of("conversation_id", handoff));
    }
    if (!transcript.has("error")) return transcript;
    boolean missing = transcript.path("error").asText().equals("not_found");
    desk.say(missing ? NOT_FOUND : transcript.path("message").asText());
    return null;
  }

  /** The one that waits longest, before those that somebody looks after. */
  private static @Nullable String chosen(Desk desk) {
    var queue = desk.call(READ_QUEUE, Map.of()).path("handoffs");
    JsonNode first = null;
    for (var each : queue) {
      boolean waits = each.path("status").asText().equals("requested");
      if (waits) return each.path("handoff_id").asText();
      if (first == null) first = each;
    }
    return first == null ? null : first.path("handoff_id").asText();
  }

  private static JsonNode hits(Desk desk, JsonNode transcript) {
    var query = Talk.wanted(transcript);
    var except = transcript.path("conversation_id").asText();
    return desk.call(SEARCH_TRANSCRIPTS, Map.of("query", query, "except_conversation_id", except))
        .path("hits");
  }
}
