package dev.baton.http.threads;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.application.conversation.ChangeConversation;
import dev.baton.application.conversation.PostBotMessage;
import dev.baton.application.conversation.ReplyToVisitor;
import dev.baton.application.conversation.StartConversation;
import dev.baton.application.handoff.RequestHandoff;
import dev.baton.domain.Decision;
import dev.baton.domain.JsonObject;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.EndReason;
import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.conversation.Phase;
import dev.baton.domain.handoff.Request;
import dev.baton.http.kit.EventReader;
import dev.baton.http.kit.EventReader.Event;
import dev.baton.http.kit.Json;
import dev.baton.http.kit.Premises;
import dev.baton.http.kit.Premises.Answer;
import dev.baton.http.kit.Premises.Tenant;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens in a thread, by its visitor over HTTP and by the others without. */
record Office(Premises premises, Tenant tenant) {

  String thread() throws IOException {
    var body = "{\"agentId\":\"%s\"}".formatted(tenant.bot().id().value());
    var created = premises.send("POST /api/v1/threads/web", body, tenant.key());
    return created.body().at("/thread/id").textValue();
  }

  String smsThread() {
    var start = new StartConversation(premises.memory, premises.ids);
    var order = new StartConversation.Order(Channel.SMS, null, Details.NONE);
    return start.start(tenant.organization(), order).orElseThrow().conversation().value() + "";
  }

  Answer visitorSays(String thread, String text) throws IOException {
    var body = Json.of("{}");
    ((com.fasterxml.jackson.databind.node.ObjectNode) body).put("message", text);
    return visitorSends(thread, body.toString());
  }

  Answer visitorSends(String thread, String body) throws IOException {
    return premises.send("POST /api/v1/threads/%s/messages".formatted(thread), body, tenant.key());
  }

  JsonNode messages(String thread, String query) throws IOException {
    return list(thread, query).body().at("/thread/messages");
  }

  Answer list(String thread, String query) throws IOException {
    return premises.send(
        "GET /api/v1/threads/%s/messages%s".formatted(thread, query), null, tenant.key());
  }

  /** Follows the thread with a key, from after a position or from now on. */
  EventReader follow(String thread, @Nullable Object lastSeen) throws IOException {
    var path = "/api/v1/threads/" + thread + "/stream";
    if (lastSeen == null) return premises.follow(path, tenant.key());
    return premises.follow(path, tenant.key(), "Last-Event-ID", lastSeen.toString());
  }

  static Event next(EventReader reader) throws IOException {
    return Objects.requireNonNull(reader.next(), "the stream is over");
  }

  static String text(Event event) {
    return event.json().get("messageBody").textValue();
  }

  void botSays(String thread, String text) {
    var bot = new PostBotMessage(premises.memory, premises.ids);
    accepted(bot.post(tenant.organization(), id(thread), Epoch.FIRST, text));
  }

  void humanIsAskedFor(String thread) {
    var request = new RequestHandoff(premises.memory, premises.transcripts, premises.ids);
    accepted(request.request(tenant.organization(), id(thread), Request.unbriefed()));
  }

  /** Takes over where nobody has yet. */
  void humanSays(String thread, String text) {
    var reply = new ReplyToVisitor(premises.memory, premises.ids);
    accepted(reply.reply(premises.caller(tenant), id(thread), text, JsonObject.EMPTY));
  }

  void move(String thread, Phase to) {
    var change = new ChangeConversation(premises.memory, premises.ids);
    var moved = new ChangeConversation.Change(to, null, null);
    accepted(change.change(tenant.organization(), id(thread), moved));
  }

  void close(String thread, EndReason reason) {
    var change = new ChangeConversation(premises.memory, premises.ids);
    accepted(change.close(tenant.organization(), id(thread), reason));
  }

  static Conversation.Id id(String thread) {
    return new Conversation.Id(UUID.fromString(thread));
  }

  private static <R> void accepted(Decision<R> decision) {
    if (decision instanceof Decision.Refused<R>(var refusal)) {
      throw new AssertionError("refused: " + refusal);
    }
  }
}
