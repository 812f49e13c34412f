package dev.baton.http.threads;

import dev.baton.application.conversation.ChangeConversation;
import dev.baton.application.conversation.ConversationQueries;
import dev.baton.application.conversation.StartConversation;
import dev.baton.application.conversation.StartConversation.Order;
import dev.baton.domain.access.Scope;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.EndReason;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.input.Fields;
import jakarta.inject.Inject;
import java.util.List;

/** One thread: started, shown, changed and closed by the organization's own server. */
final class ThreadRoutes {
  private final StartConversation start;
  private final ChangeConversation change;
  private final ConversationQueries threads;
  private final TextRoute texts;
  private final ListRoute list;

  @Inject
  ThreadRoutes(
      StartConversation start,
      ChangeConversation change,
      ConversationQueries threads,
      TextRoute texts,
      ListRoute list) {
    this.start = start;
    this.change = change;
    this.threads = threads;
    this.texts = texts;
    this.list = list;
  }

  record ThreadShown(ThreadObject thread) {}

  List<Endpoint> endpoints() {
    Place.Finder key = Place::ofKey;
    var write = Access.scope(Scope.THREADS_WRITE);
    return List.of(
        texts.endpoint(),
        list.endpoint(),
        Endpoint.post("/api/v1/threads/web", write, this::create)
            .named("createWebThread", "Open a web chat")
            .answers(200, ThreadShown.class)
            .refuses(404),
        Endpoint.get(
                "/api/v1/threads/{threadId}",
                Access.scope(Scope.THREADS_READ),
                key.then(this::show))
            .named("getThread", "Show a thread")
            .answers(200, ThreadShown.class),
        Endpoint.patch(
                "/api/v1/threads/{threadId}",
                write,
                key.then(in -> Data.read(in.body()), this::update))
            .named("updateThread", "Merge metadata and variables")
            .answers(200, ThreadShown.class),
        Endpoint.patch(
                "/api/v1/threads/{threadId}/close",
                write,
                key.then(in -> reason(in.bodyOrNone()), this::close))
            .named("closeThread", "Close a thread")
            .answers(200, ThreadShown.class));
  }

  private Reply create(Request request) {
    var organization = request.caller().organization();
    var order = request.read(in -> order(in.body()));
    return start
        .start(organization, order)
        .map(started -> show(request, new Place(organization, started.conversation())))
        .orElseGet(() -> request.refuse(new Fault.NotFound()));
  }

  private static Order order(Fields body) {
    var bot = new Bot.Id(body.uuid("agentId"));
    return new Order(Channel.WEB, bot, data(body));
  }

  static Details data(Fields body) {
    return Details.NONE.withData(
        body.json("metadata", Data.MOST_BYTES), body.json("variables", Data.MOST_BYTES));
  }

  private Reply show(Request request, Place place) {
    return threads
        .find(place.organization(), place.thread())
        .<Reply>map(found -> Reply.ok(new ThreadShown(ThreadObject.of(found))))
        .orElseGet(() -> request.refuse(new Fault.NotFound()));
  }

  private Reply update(Request request, Place place, Data data) {
    var before = threads.find(place.organization(), place.thread());
    if (before.isEmpty()) return request.refuse(new Fault.NotFound());
    if (!data.fits(before.get().details())) {
      return request.refuse(ThreadRefusals.badRequest(Data.TOO_MUCH));
    }
    var edit = new ChangeConversation.Change(null, null, data::over);
    return new ThreadRefusals(request)
        .or(
            change.change(place.organization(), place.thread(), edit),
            changed -> show(request, place));
  }

  private Reply close(Request request, Place place, EndReason reason) {
    return new ThreadRefusals(request)
        .or(
            change.close(place.organization(), place.thread(), reason),
            closed -> show(request, place));
  }

  /** The field is called {@code reason} in the dialect's document, and as in the thread by us. */
  private static EndReason reason(Fields body) {
    var byDocument = body.oneOfOrNull("reason", ClosedReasons.SAID);
    var byField = body.oneOfOrNull("closedReason", ClosedReasons.SAID);
    if (byDocument != null) return byDocument;
    return byField == null ? EndReason.ENDED : byField;
  }
}
