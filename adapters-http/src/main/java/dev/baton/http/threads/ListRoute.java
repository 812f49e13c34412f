package dev.baton.http.threads;

import dev.baton.application.Page;
import dev.baton.application.conversation.ConversationQueries;
import dev.baton.application.conversation.ConversationQueries.Care;
import dev.baton.application.conversation.ConversationQueries.Filter;
import dev.baton.application.conversation.ConversationView;
import dev.baton.domain.access.Organization;
import dev.baton.domain.access.Scope;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Phase;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.input.Query;
import dev.baton.http.input.Text;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The threads of an organization, newest first. */
final class ListRoute {
  private static final Set<Phase> OVER = Set.of(Phase.CLOSED, Phase.ARCHIVED);
  private static final Map<String, Set<Phase>> ACTIVE =
      new TreeMap<>(Map.of("true", EnumSet.complementOf(EnumSet.copyOf(OVER)), "false", OVER));
  private static final String UNKNOWN_CURSOR = "cursor is not the id of a thread.";

  private final ConversationQueries threads;

  @Inject
  ListRoute(ConversationQueries threads) {
    this.threads = threads;
  }

  Endpoint endpoint() {
    return Endpoint.get("/api/v1/threads", Access.scope(Scope.THREADS_READ), this::list)
        .named("listThreads", "List threads, newest first")
        .answers(200, ThreadList.class);
  }

  record ThreadList(List<ThreadObject> threads, Pagination pagination) {}

  private record Wanted(Filter filter, @Nullable UUID after, int limit) {

    static Wanted read(Query query) {
      return new Wanted(
          filter(query), query.uuidOrNull("cursor"), (int) query.integerOr("limit", 1, 100, 10));
    }

    private static Filter filter(Query query) {
      var bot = query.uuidOrNull("agentId");
      return new Filter(
          oneOf(query, "isActive", ACTIVE),
          null,
          bot == null ? null : new Bot.Id(bot),
          null,
          query.textOrNull("toPhoneNumber", Text.any()),
          oneOf(query, "closedReason", ClosedReasons.FOUND),
          null,
          Care.ANY,
          null);
    }

    private static <T> Set<T> oneOf(Query query, String name, Map<String, Set<T>> words) {
      var meant = query.oneOfOrNull(name, words);
      return meant == null ? Set.of() : meant;
    }
  }

  private Reply list(Request request) {
    var organization = request.caller().organization();
    var wanted = request.read(in -> Wanted.read(in.query()));
    var after = wanted.after == null ? null : place(organization, wanted.after);
    if (wanted.after != null && after == null) {
      return request.refuse(ThreadRefusals.badRequest(UNKNOWN_CURSOR));
    }
    var page = threads.list(organization, wanted.filter, new Page.Request(after, wanted.limit));
    return Reply.ok(listed(page, wanted.limit));
  }

  /** In this dialect the id of the last row is the cursor; where that stands is looked up. */
  private Page.@Nullable Cursor place(Organization.Id organization, UUID id) {
    return threads
        .find(organization, new Conversation.Id(id))
        .map(found -> new Page.Cursor(found.createdAt(), id))
        .orElse(null);
  }

  private static ThreadList listed(Page<ConversationView> page, int limit) {
    var next = page.next() == null ? null : page.next().id().toString();
    return new ThreadList(
        page.items().stream().map(ThreadObject::of).toList(), new Pagination(limit, next));
  }
}
