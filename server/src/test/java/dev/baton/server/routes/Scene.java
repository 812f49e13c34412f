package dev.baton.server.routes;

import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.server.installation.Api;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What one organization has, for the ids in paths to name: each kind of thing once, made over HTTP.
 *
 * @param visitors a thread that a browser opened, and the token for it
 */
record Scene(
    Api organization,
    String thread,
    String handoff,
    String approval,
    String key,
    Visitors visitors) {
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

  record Visitors(String thread, String token) {}

  static Scene of(Api organization) {
    var thread = organization.post("/v1/v2/conversations", Map.of()).expect(201).text("id");
    var asked = Map.of("conversation_id", thread, "packet", Map.of("static_text", "x"));
    var handoff = organization.post("/v1/hitl/handoffs", asked).expect(201).text("id");
    var approval = organization.post("/v1/hitl/approvals", approval(thread)).expect(201).text("id");
    var key = organization.post("/v1/identity/api-keys", Map.of("name", "spare")).expect(201);
    var agent = organization.get("/api/v1/threads/" + thread).expect(200).text("thread/agentId");
    var chat = organization.post("/api/v1/chat/threads", Map.of("agentId", agent)).expect(200);
    var visitors = new Visitors(chat.text("threadId"), chat.text("token"));
    return new Scene(organization, thread, handoff, approval, key.text("id"), visitors);
  }

  private static Map<String, String> approval(String thread) {
    return Map.of("conversation_id", thread, "subject_kind", "tool_call", "subject_ref", "x");
  }

  /** Good values for the parameters of this endpoint's path. */
  Map<String, String> parameters(Endpoint endpoint) {
    boolean chat = endpoint.access() instanceof Access.Visitor;
    return Map.of(
        "handoff_id", handoff,
        "approval_id", approval,
        "conversation_id", thread,
        "id", thread,
        "threadId", chat ? visitors.thread() : thread,
        "key_id", key);
  }

  String path(Endpoint endpoint) {
    var parameters = parameters(endpoint);
    return PARAMETER
        .matcher(endpoint.path())
        .replaceAll(
            each -> {
              var value = parameters.get(each.group(1));
              if (value == null) throw new AssertionError("new here: " + each.group(1));
              return value;
            });
  }

  /** A header that admits to this endpoint. */
  String credential(Endpoint endpoint) {
    return switch (endpoint.access()) {
      case Access.Visitor _ -> "Authorization: Bearer " + visitors.token();
      case Access.Open _, Access.AnyKey _, Access.Scoped _ -> "X-Api-Key: " + organization.secret();
    };
  }

  /** All that can be seen of it. */
  String look() {
    return organization.get("/v1/v2/conversations/" + thread).body().toString()
        + organization.get("/v1/v2/conversations/" + thread + "/messages").body()
        + organization.get("/v1/v2/conversations/" + visitors.thread()).body()
        + organization.get("/v1/v2/conversations/" + visitors.thread() + "/messages").body()
        + organization.get("/v1/hitl/handoffs/" + handoff).body()
        + organization.get("/v1/hitl/handoffs/" + handoff + "/claim").body()
        + organization.get("/v1/hitl/approvals/" + approval).body()
        + organization.get("/v1/identity/api-keys").body();
  }
}
