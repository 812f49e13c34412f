package dev.baton.server.nodes;

import dev.baton.server.installation.Answer;
import dev.baton.server.installation.Api;
import dev.baton.server.installation.EventReader;
import dev.baton.server.installation.People;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A thread with an open handoff, to be used on any node. */
record Chat(String thread, String handoff) {

  static Chat open(People people) {
    var organization = people.organization();
    var agent = Map.of("agentId", people.agentId().toString());
    var thread = organization.post("/api/v1/threads/web", agent).expect(200).text("thread/id");
    var asked = Map.of("conversation_id", thread, "packet", Map.of("static_text", "x"));
    var handoff = organization.post("/v1/hitl/handoffs", asked).expect(201).text("id");
    return new Chat(thread, handoff);
  }

  Answer relay(Api operator, String text) {
    return operator.post(path("messages"), Map.of("content", text));
  }

  Answer claim(Api operator, int leaseSeconds) {
    return operator.post(path("claim"), Map.of("lease_seconds", leaseSeconds));
  }

  Answer release(Api operator) {
    return operator.post(path("release"));
  }

  Answer owner(Api operator) {
    return operator.get(path("claim")).expect(200);
  }

  String status(Api operator) {
    return operator.get("/v1/hitl/handoffs/" + handoff).expect(200).text("status");
  }

  EventReader stream(Api key, @Nullable String lastEventId) {
    return key.stream("/api/v1/threads/" + thread + "/stream", lastEventId);
  }

  private String path(String verb) {
    return "/v1/hitl/handoffs/" + handoff + "/" + verb;
  }
}
