package dev.baton.channels.copilot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The open handoffs at a glance. */
final class QueueReport {
  private static final int SHOWN = 10;

  private QueueReport() {}

  static String of(JsonNode queue) {
    var waiting = with(queue, "requested");
    var soft = with(queue, "assigned");
    var hard = with(queue, "accepted");
    int all = waiting.size() + soft.size() + hard.size();
    if (all == 0) return "Nobody waits, and no handoff is open.";
    var said = new StringBuilder();
    said.append(all).append(queue.path("more").asBoolean() ? " or more" : "");
    said.append(" open: ").append(waiting.size()).append(" waiting for somebody, ");
    said.append(soft.size()).append(" answered, ").append(hard.size()).append(" claimed.");
    list(said, "Waiting, the longest first:", waiting);
    list(said, "Looked after:", joined(soft, hard));
    return said.toString();
  }

  private static List<JsonNode> with(JsonNode queue, String status) {
    var found = new ArrayList<JsonNode>();
    for (var each : queue.path("handoffs")) {
      if (each.path("status").asText().equals(status)) found.add(each);
    }
    return found;
  }

  private static List<JsonNode> joined(List<JsonNode> some, List<JsonNode> more) {
    var all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private static void list(StringBuilder said, String title, List<JsonNode> handoffs) {
    if (handoffs.isEmpty()) return;
    said.append("\n\n").append(title);
    for (var each : handoffs.subList(0, Math.min(SHOWN, handoffs.size()))) {
      said.append("\n- ").append(each.path("handoff_id").asText());
      said.append(" since ").append(each.path("requested_at").asText());
      if (each.hasNonNull("assignee")) {
        said.append(", with ").append(each.path("assignee").asText());
      }
      said.append(": ").append(each.path("briefing").asText());
    }
    int rest = handoffs.size() - SHOWN;
    if (rest > 0) said.append("\n- and ").append(rest).append(" more");
  }
}
