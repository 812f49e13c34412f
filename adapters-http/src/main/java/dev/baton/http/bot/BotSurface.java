package dev.baton.http.bot;

import dev.baton.application.conversation.PostBotMessage;
import dev.baton.application.handoff.RequestHandoff;
import dev.baton.domain.JsonObject;
import dev.baton.domain.access.Scope;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Conversation.BotReply;
import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.conversation.Phase;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.Surface;
import dev.baton.http.hitl.HandoffRead;
import dev.baton.http.hitl.HandoffRequest;
import dev.baton.http.hitl.HitlDialect;
import dev.baton.http.hitl.HitlRefusals;
import dev.baton.http.hitl.MessageRead;
import dev.baton.http.hitl.SessionStatus;
import dev.baton.http.input.Input;
import dev.baton.http.input.Text;
import dev.baton.http.openapi.Words;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a bot does that calls in: it answers, and asks for a human. Source: API.md, section 5. */
public final class BotSurface {
  private static final long LAST_EPOCH = Long.MAX_VALUE;

  private final PostBotMessage post;
  private final RequestHandoff request;

  @Inject
  public BotSurface(PostBotMessage post, RequestHandoff request) {
    this.post = post;
    this.request = request;
  }

  /** Who has control instead, and under which epoch the bot may try again once it has it back. */
  record ControlLost(
      String error,
      String message,
      String session_status,
      @Words({"bot", "waiting", "human", "ended"}) String control,
      long epoch) {

    static ControlLost of(BotReply.ControlLost lost) {
      return new ControlLost(
          "control_lost",
          "This was computed under a control that has passed.",
          SessionStatus.of(lost.phase()),
          control(lost.phase()),
          lost.epoch().value());
    }

    private static String control(Phase phase) {
      return switch (phase) {
        case BOT -> "bot";
        case WAITING -> "waiting";
        case HUMAN -> "human";
        case RESOLVED, CLOSED, ARCHIVED -> "ended";
      };
    }
  }

  public Surface surface() {
    var bot = Access.scope(Scope.BOT);
    return new Surface(
        "bot",
        new HitlDialect(),
        List.of("/v1/bot"),
        List.of(
            Endpoint.post("/v1/bot/conversations/{conversation_id}/messages", bot, this::answer)
                .named(
                    "answerAsBot", "Say something as the bot, under the epoch it was computed in")
                .answers(201, MessageRead.class)
                .answers(409, ControlLost.class),
            Endpoint.post("/v1/bot/conversations/{conversation_id}/handoff", bot, this::ask)
                .named("askForHuman", "Ask for a human")
                .answers(201, HandoffRead.class)
                .answers(200, HandoffRead.class)));
  }

  private record Answer(
      Conversation.Id conversation, Epoch epoch, String content, @Nullable UUID turn) {

    static Answer read(Input in) {
      var body = in.body().closed();
      return new Answer(
          new Conversation.Id(in.path().uuid("conversation_id")),
          new Epoch(body.integer("epoch", 1, LAST_EPOCH)),
          body.text("content", Text.atLeast(1)),
          body.uuidOrNull("turn_id"));
    }

    JsonObject metadata() {
      return turn == null ? JsonObject.EMPTY : new JsonObject("{\"turn_id\":\"" + turn + "\"}");
    }
  }

  private Reply answer(Request http) {
    var said = http.read(Answer::read);
    return http.answer(
        () ->
            post.post(
                http.caller().organization(),
                said.conversation,
                said.epoch,
                said.content,
                said.metadata()),
        posted -> HitlRefusals.to(http).or(posted, BotSurface::said));
  }

  private static Reply said(BotReply reply) {
    return switch (reply) {
      case BotReply.Posted(var message) -> Reply.created(MessageRead.queued(message));
      case BotReply.ControlLost lost -> Reply.json(409, ControlLost.of(lost));
    };
  }

  private Reply ask(Request http) {
    var asked =
        http.read(in -> HandoffRequest.read(in.path().uuid("conversation_id"), in.body().closed()));
    var organization = http.caller().organization();
    return HitlRefusals.to(http)
        .or(
            request.request(organization, asked.conversation(), asked.request()),
            requested ->
                Reply.json(
                    requested.opened() ? 201 : 200,
                    HandoffRead.of(organization, requested.handoff())));
  }
}
