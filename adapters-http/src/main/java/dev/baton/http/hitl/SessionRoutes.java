package dev.baton.http.hitl;

import static dev.baton.domain.access.Scope.HITL_READ;
import static dev.baton.domain.access.Scope.HITL_WRITE;

import dev.baton.application.Page;
import dev.baton.application.conversation.ChangeConversation;
import dev.baton.application.conversation.ConversationQueries;
import dev.baton.application.conversation.RemoveConversation;
import dev.baton.application.conversation.StartConversation;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.EndReason;
import dev.baton.domain.conversation.Phase;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.input.Cursor;
import dev.baton.http.input.Query;
import dev.baton.http.input.Text;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Conversations under the dialect's name for them, sessions. */
final class SessionRoutes {
  private static final String ALL = "/v1/v2/conversations";
  private static final String ONE = ALL + "/{conversation_id}";

  /** {@code HANDOFF_RESOLVED} is said by resolving a handoff, and by nobody else. */
  private static final Map<String, EndReason> REASONS =
      Arrays.stream(EndReason.values())
          .filter(reason -> reason != EndReason.HANDOFF_RESOLVED)
          .collect(
              Collectors.toMap(EndReason::name, Function.identity(), (a, _) -> a, TreeMap::new));

  private final StartConversation start;
  private final ChangeConversation change;
  private final RemoveConversation remove;
  private final ConversationQueries conversations;

  @Inject
  SessionRoutes(
      StartConversation start,
      ChangeConversation change,
      RemoveConversation remove,
      ConversationQueries conversations) {
    this.start = start;
    this.change = change;
    this.remove = remove;
    this.conversations = conversations;
  }

  record SessionPage(List<SessionRead> items, @Nullable String next_cursor) {}

  List<Endpoint> endpoints() {
    var read = Access.scope(HITL_READ);
    var write = Access.scope(HITL_WRITE);
    return List.of(
        Endpoint.post(ALL, write, this::create)
            .named("createSession", "Start a conversation, or get the one with this external id")
            .answers(201, SessionRead.class)
            .refuses(404),
        Endpoint.get(ALL, read, this::list)
            .named("listSessions", "List conversations")
            .answers(200, SessionPage.class),
        Endpoint.get(ONE, read, http -> shown(http, id(http), 200))
            .named("getSession", "Show a conversation")
            .answers(200, SessionRead.class),
        Endpoint.delete(ONE, write, this::remove)
            .named("deleteSession", "Delete a conversation that is over")
            .answers(204),
        Endpoint.post(ONE + "/close", write, this::close)
            .named("closeSession", "Close a conversation")
            .answers(200, SessionRead.class));
  }

  private Reply create(Request http) {
    var order = http.read(in -> SessionRequest.read(in.body()));
    return start
        .start(http.caller().organization(), order)
        .map(started -> shown(http, started.conversation(), 201))
        .orElseGet(() -> http.refuse(new Fault.NotFound()));
  }

  private record Asked(ConversationQueries.@Nullable Filter filter, Page.Request page) {}

  private Reply list(Request http) {
    var asked = http.read(in -> new Asked(filter(in.query()), Cursor.page(in.query(), 200, 50)));
    if (asked.filter == null) return Reply.ok(new SessionPage(List.of(), null));
    var page = conversations.list(http.caller().organization(), asked.filter, asked.page);
    var items = page.items().stream().map(SessionRead::of).toList();
    return Reply.ok(new SessionPage(items, Cursor.write(page.next())));
  }

  /** Null when a word is asked for that no conversation can have. */
  private static ConversationQueries.@Nullable Filter filter(Query query) {
    var status = query.textOrNull("status", Text.any());
    var channel = query.textOrNull("channel", Text.any());
    var endUser = query.textOrNull("end_user_id", Text.any());
    var text = query.textOrNull("q", Text.any());
    var asked = status == null ? StatusFilter.ANY : StatusFilter.of(status);
    var meant = channel == null ? null : SessionRequest.CHANNELS.get(channel);
    if (asked == null || (channel != null && meant == null)) return null;
    return new ConversationQueries.Filter(asked.phases, meant, null, endUser, null, null, text)
        .awaitingApproval(asked.awaitingApproval);
  }

  private record StatusFilter(Set<Phase> phases, @Nullable Boolean awaitingApproval) {
    static final StatusFilter ANY = new StatusFilter(Set.of(), null);

    /** Null when it is no word of the dialect. */
    static @Nullable StatusFilter of(String status) {
      if (status.equals(SessionStatus.AWAITING_APPROVAL)) {
        return new StatusFilter(EnumSet.of(Phase.BOT, Phase.WAITING, Phase.HUMAN), true);
      }
      var phases = SessionStatus.phases(status);
      if (phases.isEmpty()) return null;
      return new StatusFilter(phases, phases.stream().allMatch(Phase::ended) ? null : false);
    }
  }

  private Reply close(Request http) {
    record Closing(Conversation.Id conversation, EndReason reason) {}
    var asked =
        http.read(
            in ->
                new Closing(
                    new Conversation.Id(in.path().uuid("conversation_id")),
                    in.bodyOrNone()
                        .closed()
                        .oneOfOr("termination_reason", REASONS, EndReason.ENDED)));
    return HitlRefusals.to(http)
        .or(
            change.close(http.caller().organization(), asked.conversation, asked.reason),
            closed -> shown(http, closed.id(), 200));
  }

  private Reply remove(Request http) {
    return remove
        .remove(http.caller().organization(), id(http))
        .map(HitlRefusals.to(http)::of)
        .orElseGet(Reply::noContent);
  }

  private static Conversation.Id id(Request http) {
    return http.read(in -> new Conversation.Id(in.path().uuid("conversation_id")));
  }

  private Reply shown(Request http, Conversation.Id conversation, int status) {
    return conversations
        .find(http.caller().organization(), conversation)
        .<Reply>map(view -> Reply.json(status, SessionRead.of(view)))
        .orElseGet(() -> http.refuse(new Fault.NotFound()));
  }
}
