package dev.baton.http.kit;

import dev.baton.domain.access.Scope;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Handler;
import dev.baton.http.Reply;
import dev.baton.http.Surface;
import dev.baton.http.conversations.ConversationsDialect;
import dev.baton.http.hitl.HitlDialect;
import dev.baton.http.input.Text;
import dev.baton.http.threads.ThreadsDialect;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One small surface of each dialect, to try the frame on. */
public final class SampleSurfaces {
  private SampleSurfaces() {}

  public static Surface hitl(Endpoint... more) {
    return new Surface(
        "hitl",
        new HitlDialect(),
        List.of("/v1/hitl", "/v1/v2", "/v1/identity", "/v1/ask-feather", "/v1/bot"),
        with(
            List.of(
                Endpoint.get("/v1/hitl/handoffs", Access.scope(Scope.HITL_READ), list()),
                Endpoint.post(
                    "/v1/hitl/handoffs/{handoff_id}/messages",
                    Access.scope(Scope.HITL_WRITE),
                    relay()),
                Endpoint.post(
                    "/v1/hitl/handoffs/{handoff_id}/resolve",
                    Access.scope(Scope.HITL_WRITE),
                    resolve())),
            more));
  }

  public static Surface threads(Endpoint... more) {
    return new Surface(
        "threads",
        new ThreadsDialect(),
        List.of("/api/v1"),
        with(
            List.of(
                Endpoint.post(
                    "/api/v1/threads/{threadId}/messages",
                    Access.scope(Scope.THREADS_WRITE),
                    inbound())),
            more));
  }

  public static Surface conversations(Endpoint... more) {
    return new Surface(
        "conversations",
        new ConversationsDialect(),
        List.of("/v1/conversations", "/v1/webhooks", "/v1/me"),
        with(
            List.of(
                Endpoint.post(
                    "/v1/conversations/{id}/messages",
                    Access.scope(Scope.CONVERSATIONS_WRITE),
                    reply())),
            more));
  }

  private static List<Endpoint> with(List<Endpoint> endpoints, Endpoint... more) {
    return java.util.stream.Stream.concat(endpoints.stream(), java.util.Arrays.stream(more))
        .toList();
  }

  private record Said(UUID id, String text) {}

  private static Handler relay() {
    return request ->
        Reply.ok(
            request.read(
                in ->
                    new Said(
                        in.path().uuid("handoff_id"),
                        in.body().closed().text("content", Text.atLeast(1)))));
  }

  private static Handler resolve() {
    return request ->
        Reply.ok(
            request.read(
                in -> {
                  in.bodyOrNone().closed();
                  return Map.of("id", in.path().uuid("handoff_id"));
                }));
  }

  private static Handler list() {
    return request ->
        Reply.ok(request.read(in -> Map.of("limit", in.query().integerOr("limit", 1, 200, 50))));
  }

  private static Handler inbound() {
    return request ->
        Reply.ok(
            request.read(
                in ->
                    new Said(
                        in.path().uuid("threadId"), in.body().text("message", Text.atLeast(1)))));
  }

  private record Attachment(String url) {}

  private record Posted(UUID id, String text, List<Attachment> attachments) {}

  private static Handler reply() {
    return request ->
        Reply.created(
            request.read(
                in -> {
                  var body = in.body();
                  var text = body.textOr("text", Text.any().trim(), "");
                  var attachments =
                      body.each(
                          "attachments",
                          0,
                          10,
                          each -> new Attachment(each.text("url", Text.atLeast(1).atMost(2048))));
                  body.require(
                      !text.isEmpty() || body.has("attachments"),
                      null,
                      "Either text or attachments is required");
                  return new Posted(in.path().uuid("id"), text, attachments);
                }));
  }
}
