package dev.baton.http.conversations;

import static dev.baton.domain.access.Scope.CONVERSATIONS_READ;

import dev.baton.application.Page;
import dev.baton.application.conversation.ConversationQueries;
import dev.baton.application.conversation.ConversationQueries.Care;
import dev.baton.application.conversation.ConversationQueries.Filter;
import dev.baton.application.conversation.ConversationQueries.Order;
import dev.baton.domain.access.Operator;
import dev.baton.domain.bot.Bot;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.input.Cursor;
import dev.baton.http.input.Input;
import dev.baton.http.input.Query;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The conversations of an organization, by when they were started. */
final class ListRoute {
  private static final Map<String, Order> SORTS =
      new TreeMap<>(Map.of("-created_at", Order.NEWEST_FIRST, "created_at", Order.OLDEST_FIRST));

  private final ConversationQueries conversations;

  @Inject
  ListRoute(ConversationQueries conversations) {
    this.conversations = conversations;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/v1/conversations", Access.scope(CONVERSATIONS_READ), this::list)
            .named("listConversations", "List conversations")
            .answers(200, ListObject.class, ConversationObject.class));
  }

  private record Wanted(Filter filter, @Nullable Order sort, Page.Request page) {

    static Wanted read(Input in) {
      var query = in.query();
      return new Wanted(
          filter(query), query.oneOfOrNull("sort", SORTS), Cursor.page(query, 100, 25));
    }

    private static Filter filter(Query query) {
      var phases = new HashSet<>(query.listOf("status", StatusWords.STATUSES));
      var bot = query.uuidOrNull("chatbot_id");
      return new Filter(
          phases,
          null,
          bot == null ? null : new Bot.Id(bot),
          null,
          null,
          Set.of(),
          null,
          care(query),
          null);
    }

    /** Naming assignees leaves out what nobody has, unless it is asked for as well. */
    private static Care care(Query query) {
      var assignees =
          query.uuids("assigned_to").stream().map(Operator.Id::new).collect(Collectors.toSet());
      return new Care(
          new HashSet<>(query.listOf("priority", StatusWords.PRIORITIES)),
          assignees,
          query.flagOr("include_unassigned", assignees.isEmpty()));
    }
  }

  private Reply list(Request request) {
    var wanted = request.read(Wanted::read);
    var order = wanted.sort == null ? Order.NEWEST_FIRST : wanted.sort;
    var page =
        conversations.list(request.caller().organization(), wanted.filter, order, wanted.page);
    var shown = page.items().stream().map(ConversationObject::of).toList();
    return Reply.ok(ListObject.of(shown, Cursor.write(page.next())));
  }
}
