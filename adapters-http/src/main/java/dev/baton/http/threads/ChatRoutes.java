package dev.baton.http.threads;

import dev.baton.application.conversation.ConversationQueries;
import dev.baton.application.conversation.ConversationView;
import dev.baton.application.conversation.OpenChat;
import dev.baton.application.conversation.OpenChat.Outcome;
import dev.baton.application.feed.Subject;
import dev.baton.application.live.Hint;
import dev.baton.application.live.TellTyping;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.conversation.Details;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.input.Fields;
import dev.baton.http.input.Input;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The flavour for browsers: no key, but a token for the one thread that was opened with it. */
final class ChatRoutes {
  private final OpenChat open;
  private final ConversationQueries threads;
  private final TellTyping typing;

  @Inject
  ChatRoutes(OpenChat open, ConversationQueries threads, TellTyping typing) {
    this.open = open;
    this.threads = threads;
    this.typing = typing;
  }

  List<Endpoint> endpoints() {
    Place.Finder token = Place::ofToken;
    return List.of(
        Endpoint.post("/api/v1/chat/threads", Access.open(), this::create)
            .named("openChat", "Open a chat from a browser, without a key")
            .answers(200, Opened.class)
            .refuses(404),
        Endpoint.get("/api/v1/chat/threads/{threadId}", Access.visitor(), token.then(this::show))
            .named("getChat", "Show the thread of a chat")
            .answers(200, ChatShown.class),
        Endpoint.post(
                "/api/v1/chat/threads/{threadId}/typing",
                Access.visitor(),
                token.then(Input::anyBody, this::type))
            .named("tellTypingInChat", "Tell the team that the visitor is typing")
            .answers(204));
  }

  record Opened(UUID threadId, String token) {}

  private record Order(Bot.Id bot, Details details) {

    static Order read(Fields body) {
      return new Order(new Bot.Id(body.uuid("agentId")), ThreadRoutes.data(body));
    }
  }

  private Reply create(Request request) {
    var order = request.read(in -> Order.read(in.body()));
    return switch (open.open(order.bot, order.details, request.header("Origin"))) {
      case Outcome.Opened(var thread, var token) -> Reply.ok(new Opened(thread.value(), token));
      case Outcome.NoBot() -> request.refuse(new Fault.NotFound());
      case Outcome.ForeignPage() ->
          request.refuse(new Fault.Forbidden("The agent does not list the origin of this page."));
    };
  }

  record ChatShown(VisitorsThread thread) {}

  /**
   * What a visitor may know of the thread: not the organization's own notes on it, which metadata
   * and variables are, nor the reason why it was closed.
   */
  record VisitorsThread(
      UUID id,
      UUID agentId,
      Agent.Details agentDetails,
      boolean isActive,
      Instant createdAt,
      Instant updatedAt,
      @Nullable Instant closedAt) {

    static VisitorsThread of(ConversationView thread) {
      var agent = Agent.of(thread);
      return new VisitorsThread(
          thread.id().value(),
          agent.agentId(),
          agent.agentDetails(),
          ThreadObject.active(thread),
          thread.createdAt(),
          thread.updatedAt(),
          thread.standing().closedAt());
    }
  }

  private Reply type(Request request, Place place, Input nothingElse) {
    var hint = new Hint.VisitorTypes(new Subject(place.organization(), place.thread()));
    return typing.tell(hint) ? Reply.noContent() : request.refuse(new Fault.NotFound());
  }

  private Reply show(Request request, Place place) {
    return threads
        .find(place.organization(), place.thread())
        .<Reply>map(found -> Reply.ok(new ChatShown(VisitorsThread.of(found))))
        .orElseGet(() -> request.refuse(new Fault.NotFound()));
  }
}
