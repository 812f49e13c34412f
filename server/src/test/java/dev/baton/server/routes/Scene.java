package dev.baton.server.routes;

import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.server.installation.Api;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
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
    String operator,
    String key,
    Team team,
    Turn turn,
    Visitors visitors,
    String session) {
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

  /** A tag, a webhook and a number. */
  record Team(String tag, String webhook, String number) {

    static Team of(Api organization) {
      var name = Map.of("name", "tag " + UUID.randomUUID());
      var tag = organization.post("/v1/conversation-tags", name).expect(201).text("id");
      return new Team(tag, webhook(organization), number(organization));
    }

    /** What the webhook is told; it need not arrive. */
    String told(Api organization) {
      var told = organization.post("/v1/webhooks/" + webhook + "/test");
      return told.status() == 201 ? told.text("id") : new UUID(0, 0).toString();
    }

    private static String number(Api organization) {
      var digits = ThreadLocalRandom.current().nextLong(100_000_000_000L, 999_999_999_999L);
      return organization
          .post("/v1/numbers", Map.of("number", "+1" + digits))
          .expect(201)
          .text("id");
    }

    /** The one that there is, because an organization has no more than a few. */
    private static String webhook(Api organization) {
      var found = organization.get("/v1/webhooks").body().at("/data/0/id").textValue();
      if (found != null) return found;
      var wish = Map.of("url", "https://hooks.invalid/", "events", List.of("message.created"));
      return organization.post("/v1/webhooks", wish).expect(201).text("id");
    }
  }

  record Visitors(String agent, String thread, String token) {}

  /** A turn that is due, and whose it is. */
  record Turn(String id, String agent) {

    /** A bot that gets control back finds at once what was said meanwhile. */
    static Turn of(Api organization) {
      var thread = organization.post("/v1/v2/conversations", Map.of()).expect(201).text("id");
      var asked = Map.of("conversation_id", thread, "packet", Map.of("static_text", "x"));
      var handoff = organization.post("/v1/hitl/handoffs", asked).expect(201).text("id");
      organization.post("/api/v1/threads/%s/messages".formatted(thread), Map.of("message", "x"));
      organization.post("/v1/hitl/handoffs/%s/cancel".formatted(handoff)).expect(200);
      var turns = organization.get("/v1/bot/turns?limit=1&wait_seconds=30").expect(200);
      return new Turn(turns.text("turns/0/turn_id"), turns.text("turns/0/agent_id"));
    }
  }

  static Scene of(Api organization) {
    var thread = organization.post("/v1/v2/conversations", Map.of()).expect(201).text("id");
    var asked = Map.of("conversation_id", thread, "packet", Map.of("static_text", "x"));
    var handoff = organization.post("/v1/hitl/handoffs", asked).expect(201).text("id");
    var approval = organization.post("/v1/hitl/approvals", approval(thread)).expect(201).text("id");
    var key = organization.post("/v1/identity/api-keys", Map.of("name", "spare")).expect(201);
    var ida = Map.of("name", "Ida");
    var operator = organization.post("/v1/identity/operators", ida).expect(201).text("id");
    var agent = organization.get("/api/v1/threads/" + thread).expect(200).text("thread/agentId");
    var chat = organization.post("/api/v1/chat/threads", Map.of("agentId", agent)).expect(200);
    var visitors = new Visitors(agent, chat.text("threadId"), chat.text("token"));
    var session = organization.post("/v1/ask-feather/sessions", Map.of()).expect(201).text("id");
    return new Scene(
        organization,
        thread,
        handoff,
        approval,
        operator,
        key.text("id"),
        Team.of(organization),
        Turn.of(organization),
        visitors,
        session);
  }

  private static Map<String, String> approval(String thread) {
    return Map.of("conversation_id", thread, "subject_kind", "tool_call", "subject_ref", "x");
  }

  /** Good values for the parameters of this endpoint's path. */
  Map<String, String> parameters(Endpoint endpoint) {
    boolean chat = endpoint.access() instanceof Access.Visitor;
    return Map.ofEntries(
        Map.entry("release", "5.30.2"),
        Map.entry("file", "reference.js"),
        Map.entry("organization_id", new UUID(0, 0).toString()),
        Map.entry("name", "0".repeat(32) + ".png"),
        Map.entry("handoff_id", handoff),
        Map.entry("approval_id", approval),
        Map.entry("conversation_id", thread),
        Map.entry("id", thread),
        Map.entry("threadId", chat ? visitors.thread() : thread),
        Map.entry("operator_id", operator),
        Map.entry("session_id", session),
        Map.entry("key_id", key),
        Map.entry("tag_id", team.tag()),
        Map.entry("agentId", visitors.agent()),
        Map.entry("webhook_id", team.webhook()),
        Map.entry(
            "delivery_id",
            endpoint.path().contains("{delivery_id}") ? team.told(organization) : ""),
        Map.entry("number_id", team.number()),
        Map.entry("turn_id", turn.id()),
        Map.entry("agent_id", turn.agent()));
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

  /** Without when they were used, which goes on. */
  private String keys() {
    var keys = organization.get("/v1/identity/api-keys").body().toString();
    return keys.replaceAll("\"last_used_at\":[^,]*,", "");
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
        + organization.get("/v1/conversations/" + thread + "/tags").body()
        + organization.get("/v1/conversations/" + thread + "/notes").body()
        + organization.get("/api/v1/agents/" + visitors.agent()).body()
        + organization.get("/v1/conversation-tags").body()
        + organization.get("/v1/webhooks/" + team.webhook()).body()
        + organization.get("/v1/ask-feather/sessions/" + session).body()
        + organization.get("/v1/identity/operators/" + operator).body()
        + keys();
  }
}
