package dev.baton.http.conversations;

import static dev.baton.domain.access.Scope.CONVERSATIONS_READ;
import static dev.baton.domain.access.Scope.CONVERSATIONS_WRITE;

import dev.baton.application.conversation.ChangeConversation;
import dev.baton.application.conversation.ConversationQueries;
import dev.baton.application.conversation.StartConversation;
import dev.baton.application.handoff.SettleHandoff;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.input.Fields;
import dev.baton.http.input.Input;
import dev.baton.http.input.Text;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One conversation: started, shown, changed, given back to the bot. */
final class ConversationRoutes {
  private static final String ALL = "/v1/conversations";
  private static final String ONE = ALL + "/{id}";

  private final StartConversation start;
  private final ChangeConversation change;
  private final SettleHandoff settle;
  private final ConversationQueries conversations;

  @Inject
  ConversationRoutes(
      StartConversation start,
      ChangeConversation change,
      SettleHandoff settle,
      ConversationQueries conversations) {
    this.start = start;
    this.change = change;
    this.settle = settle;
    this.conversations = conversations;
  }

  List<Endpoint> endpoints() {
    var write = Access.scope(CONVERSATIONS_WRITE);
    return List.of(
        Endpoint.post(ALL, write, this::create)
            .named("createConversation", "Start a conversation for a visitor")
            .answers(201, ConversationObject.class),
        Endpoint.get(
                ONE,
                Access.scope(CONVERSATIONS_READ),
                request -> shown(request, request.read(ConversationRoutes::named), 200))
            .named("getConversation", "Show a conversation")
            .answers(200, ConversationObject.class),
        Endpoint.patch(ONE, write, this::update)
            .named(
                "updateConversation",
                "Move a conversation to another status, or change its details")
            .answers(200, ConversationObject.class),
        Endpoint.post(ONE + "/return-to-bot", write, this::returnToBot)
            .named("returnToBot", "Give control back to the bot")
            .answers(200, ConversationObject.class));
  }

  static Conversation.Id named(Input in) {
    return new Conversation.Id(in.path().uuid("id"));
  }

  private Reply create(Request request) {
    var order = request.read(in -> order(in.bodyOrNone()));
    return start
        .start(request.caller().organization(), order)
        .map(started -> shown(request, started.conversation(), 201))
        .orElseGet(() -> request.refuse(ConversationRefusals.invalid("chatbot_id", "No such bot")));
  }

  private static StartConversation.Order order(Fields body) {
    var bot = body.uuidOrNull("chatbot_id");
    return new StartConversation.Order(
        Channel.WEB, bot == null ? null : new Bot.Id(bot), DetailsEdit.read(body).whole());
  }

  private record Update(Conversation.Id conversation, ChangeConversation.Change change) {

    static Update read(Input in) {
      var body = in.body();
      var edit = DetailsEdit.read(body);
      var to = body.oneOfOrNull("status", StatusWords.TARGETS);
      return new Update(
          named(in), new ChangeConversation.Change(to, edit.assignee(), edit.change()));
    }
  }

  private Reply update(Request request) {
    var update = request.read(Update::read);
    return new ConversationRefusals(request)
        .or(
            change.change(request.caller().organization(), update.conversation, update.change),
            changed -> shown(request, changed.id(), 200));
  }

  private record Return(Conversation.Id conversation, @Nullable String summary) {

    static Return read(Input in) {
      return new Return(named(in), in.bodyOrNone().textOrNull("summary", Text.any()));
    }
  }

  private Reply returnToBot(Request request) {
    var wanted = request.read(Return::read);
    return new ConversationRefusals(request)
        .or(
            settle.returnToBot(
                request.caller().organization(), wanted.conversation, wanted.summary),
            returned -> shown(request, returned.id(), 200));
  }

  private Reply shown(Request request, Conversation.Id conversation, int status) {
    return conversations
        .find(request.caller().organization(), conversation)
        .<Reply>map(view -> Reply.json(status, ConversationObject.of(view)))
        .orElseGet(() -> request.refuse(new Fault.NotFound()));
  }
}
