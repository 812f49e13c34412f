package dev.baton.channels.copilot;

import static dev.baton.domain.copilot.Tool.SEARCH_TRANSCRIPTS;

import java.util.Map;

/** What is done with words that name no workflow: a command is proposed, a question looked up. */
final class Conversing {
  private static final String HELP =
      """
      I found nothing about that in your transcripts. I can look things up by their words, and I \
      know these workflows: summarize_handoff, suggest_reply, find_similar, queue_report. Tell me \
      to "claim", "resolve" or "send: ..." with a handoff's id, and I will ask you to approve it.\
      """;

  private Conversing() {}

  static void answer(Desk desk) {
    var command = Command.of(desk);
    if (command != null) {
      command.propose(desk);
      return;
    }
    var query = Named.without(desk.request());
    var found = desk.call(SEARCH_TRANSCRIPTS, Map.of("query", query));
    if (found.has("error")) {
      desk.say(found.path("message").asText());
      return;
    }
    var hits = found.path("hits");
    desk.say(hits.isEmpty() ? HELP : "From your transcripts:\n" + Cited.hits(hits));
  }
}
