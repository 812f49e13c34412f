package dev.baton.server.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.http.Endpoint;
import dev.baton.http.Table;
import dev.baton.http.kit.Contract;
import dev.baton.http.kit.HttpText;
import dev.baton.http.kit.RawHttp;
import dev.baton.http.kit.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Requests to a node's endpoints as they go over the wire. */
record Calls(Table table, int port) {

  /** Bodies that are right for the endpoints that ask for one, by method and path. */
  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry("POST /v1/hitl/handoffs/{handoff_id}/messages", "{\"content\":\"x\"}"),
          Map.entry("POST /v1/hitl/handoffs/{handoff_id}/transfer", "{\"to_queue\":true}"),
          Map.entry(
              "POST /v1/bot/conversations/{conversation_id}/messages",
              "{\"epoch\":1,\"content\":\"x\"}"),
          Map.entry(
              "POST /v1/bot/conversations/{conversation_id}/handoff",
              "{\"packet\":{\"static_text\":\"x\"}}"),
          Map.entry(
              "POST /api/v1/threads",
              "{\"agentVersionId\":\"018f0000-0000-7000-8000-00000000dead\","
                  + "\"toPhoneNumber\":\"+15550001\",\"fromPhoneNumber\":\"+15550002\"}"),
          Map.entry("POST /v1/bot/turns/{turn_id}/fail", "{\"attempt\":1}"),
          Map.entry("PUT /v1/bot/registrations/{agent_id}", "{}"),
          Map.entry("POST /api/v1/threads/{threadId}/messages", "{\"message\":\"x\"}"),
          Map.entry("POST /api/v1/chat/threads/{threadId}/messages", "{\"message\":\"x\"}"),
          Map.entry("PATCH /api/v1/threads/{threadId}", "{\"metadata\":{}}"),
          Map.entry("POST /v1/conversations/{id}/messages", "{\"text\":\"x\"}"),
          Map.entry("PATCH /v1/identity/operators/{operator_id}", "{\"name\":\"x\"}"),
          Map.entry("PATCH /v1/conversations/{id}", "{\"priority\":\"high\"}"),
          Map.entry("POST /v1/hitl/approvals/{approval_id}/decide", "{\"decision\":\"deny\"}"),
          Map.entry("PUT /v1/conversations/{id}/tags", "{\"tag_ids\":[]}"),
          Map.entry("POST /v1/conversations/{id}/notes", "{\"content\":\"x\"}"),
          Map.entry("POST /api/v1/agents", "{\"name\":\"x\"}"),
          Map.entry("PATCH /api/v1/agents/{agentId}", "{\"name\":\"x\"}"),
          Map.entry("PATCH /v1/webhooks/{webhook_id}", "{\"isActive\":false}"),
          Map.entry("POST /v1/webhooks/{webhook_id}/replay", "{\"from\":\"2026-01-01T00:00:00Z\"}"),
          Map.entry("POST /v1/ask-feather/sessions", "{}"),
          Map.entry("POST /v1/ask-feather/sessions/{session_id}/messages", "{\"content\":\"x\"}"),
          Map.entry(
              "POST /v1/ask-feather/sessions/{session_id}/messages/approve",
              "{\"decisions\":[{\"tool_call_id\":\"x\",\"approved\":true}]}"),
          Map.entry("POST /v1/numbers", "{\"number\":\"+15550001\"}"));

  List<Endpoint> endpoints() {
    return table.endpoints();
  }

  RawHttp.Answer send(byte[] request) {
    try {
      return RawHttp.once(port, request).orElseThrow(() -> new AssertionError("no answer"));
    } catch (IOException flaw) {
      throw new UncheckedIOException(flaw);
    }
  }

  RawHttp.Answer call(String method, String path, String body, String... headers) {
    return send(HttpText.request(method + " " + path, body, headers));
  }

  /** A request with all that the endpoint asks for. */
  RawHttp.Answer call(Endpoint endpoint, String path, String... headers) {
    var answer = call(endpoint.method().name(), path, body(endpoint), inJson(headers));
    Contract.of(table).hold(endpoint.method().name(), path, answer.status(), answer.body());
    return answer;
  }

  /** What could be answered with a stream is to be answered at once. */
  private static String[] inJson(String... headers) {
    return Stream.concat(Stream.of(headers), Stream.of("Accept: application/json"))
        .toArray(String[]::new);
  }

  private static String body(Endpoint endpoint) {
    return BODIES.getOrDefault(endpoint.method() + " " + endpoint.path(), "");
  }

  /** Fails unless it is this refusal, in the shape of the surface that the path belongs to. */
  void assertRefused(int status, String path, RawHttp.Answer answer) {
    assertThat(answer.status()).as("%s %s", path, answer).isEqualTo(status);
    Shape.assertRefusal(table.surface(path).name(), answer);
  }
}
