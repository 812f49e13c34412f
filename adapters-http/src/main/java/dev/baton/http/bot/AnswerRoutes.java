package dev.baton.http.bot;

import dev.baton.application.bot.AnswerTurn;
import dev.baton.application.conversation.PostBotMessage;
import dev.baton.application.handoff.RequestHandoff;
import dev.baton.domain.access.Scope;
import dev.baton.domain.bot.Turn;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Conversation.BotReply;
import dev.baton.domain.conversation.Epoch;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.hitl.HandoffRead;
import dev.baton.http.hitl.HandoffRequest;
import dev.baton.http.hitl.HitlRefusals;
import dev.baton.http.hitl.MessageRead;
import dev.baton.http.hitl.PollRoute;
import dev.baton.http.input.Input;
import dev.baton.http.input.Text;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bot speaks, asks for a human, and reads what was said before. */
final class AnswerRoutes {
  private static final long LAST_EPOCH = Long.MAX_VALUE;
  private static final Access BOT = Access.scope(Scope.BOT);
  private static final String CONVERSATION = "/v1/bot/conversations/{conversation_id}";

  private final PostBotMessage post;
  private final AnswerTurn turns;
  private final RequestHandoff request;
  private final PollRoute poll;

  @Inject
  AnswerRoutes(PostBotMessage post, AnswerTurn turns, RequestHandoff request, PollRoute poll) {
    this.post = post;
    this.turns = turns;
    this.request = request;
    this.poll = poll;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post(CONVERSATION + "/messages", BOT, this::answer)
            .named("answerAsBot", "Say something as the bot, under the epoch it was computed in")
            .answers(201, MessageRead.class)
            .answers(409, ControlLost.class),
        Endpoint.post(CONVERSATION + "/handoff", BOT, this::ask)
            .named("askForHuman", "Ask for a human")
            .answers(201, HandoffRead.class)
            .answers(200, HandoffRead.class),
        poll.at(CONVERSATION + "/messages", BOT)
            .named("readConversationAsBot", "Read a conversation on from a seq"));
  }

  private record Answer(
      Conversation.Id conversation, Epoch epoch, String content, Turn.@Nullable Id turn) {

    static Answer read(Input in) {
      var body = in.body().closed();
      var conversation = new Conversation.Id(in.path().uuid("conversation_id"));
      var epoch = new Epoch(body.integer("epoch", 1, LAST_EPOCH));
      var content = body.text("content", Text.atLeast(1));
      var turn = body.uuidOrNull("turn_id");
      return new Answer(conversation, epoch, content, turn == null ? null : new Turn.Id(turn));
    }
  }

  private Reply answer(Request http) {
    var said = http.read(Answer::read);
    var organization = http.caller().organization();
    var refusals = HitlRefusals.to(http);
    if (said.turn == null) {
      return http.answer(
          () -> post.post(organization, said.conversation, said.epoch, said.content),
          posted -> refusals.or(posted, AnswerRoutes::reply));
    }
    return refusals.or(
        turns.say(organization, said.conversation, said.epoch, said.turn, said.content),
        AnswerRoutes::reply);
  }

  private static Reply reply(BotReply reply) {
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
            requested -> HandoffRead.answer(organization, requested));
  }
}
