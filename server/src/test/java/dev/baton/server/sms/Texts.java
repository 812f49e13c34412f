package dev.baton.server.sms;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.server.installation.Answer;
import dev.baton.server.installation.Eventually;
import dev.baton.server.installation.People;
import java.time.Duration;
import java.util.Map;

/** A thread by SMS with a handoff that an operator answers. */
record Texts(String thread, String handoff, String visitor) {
  static final String OURS = "+15550002";
  private static final Duration SOON = Duration.ofSeconds(30);

  static Texts with(String visitor, People people) {
    var organization = people.organization();
    var begin =
        Map.of(
            "agentVersionId", people.agentId().toString(),
            "toPhoneNumber", visitor,
            "fromPhoneNumber", OURS);
    var thread = organization.post("/api/v1/threads", begin).expect(200).text("thread/id");
    return of(thread, visitor, people);
  }

  /** One that is over, or that nobody asks a human for. */
  static Texts quiet(String thread, String visitor) {
    return new Texts(thread, "none", visitor);
  }

  static Texts of(String thread, String visitor, People people) {
    var asked = Map.of("conversation_id", thread, "packet", Map.of("static_text", "x"));
    var handoff = people.organization().post("/v1/hitl/handoffs", asked).text("id");
    return new Texts(thread, handoff, visitor);
  }

  Answer relay(People people, String text) {
    return people
        .operator()
        .post("/v1/hitl/handoffs/" + handoff + "/messages", Map.of("content", text));
  }

  /** How far the last message has come, as the poll says. */
  String status(People people) {
    return lastPolled(people).path("delivery_status").asText();
  }

  /** The last message as the poll shows it. */
  JsonNode lastPolled(People people) {
    var messages = polled(people);
    return messages.get(messages.size() - 1);
  }

  JsonNode polled(People people) {
    var path = "/v1/v2/conversations/" + thread + "/messages";
    return people.organization().get(path).expect(200).body().path("messages");
  }

  /** The last message as the threads surface shows it. */
  JsonNode shown(People people) {
    var path = "/api/v1/threads/" + thread + "/messages";
    return people.organization().get(path).expect(200).body().at("/thread/messages/0");
  }

  void becomes(String status, People people) {
    Eventually.is(status, SOON, () -> status(people));
  }
}
