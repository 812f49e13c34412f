package dev.baton.application.memory;

import dev.baton.application.Page;
import dev.baton.application.conversation.ConversationQueries;
import dev.baton.application.conversation.ConversationView;
import dev.baton.application.conversation.ConversationView.Agent;
import dev.baton.application.conversation.ConversationView.LastMessage;
import dev.baton.application.conversation.ConversationView.Standing;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Control;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

public record MemoryConversationQueries(MemoryTransactions memory) implements ConversationQueries {

  @Override
  public Optional<ConversationView> find(Organization.Id organization, Conversation.Id id) {
    return views(organization).filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public Page<ConversationView> list(
      Organization.Id organization, Filter filter, Order order, Page.Request page) {
    var places =
        switch (order) {
          case NEWEST_FIRST -> MemoryPages.OLDEST_FIRST.reversed();
          case OLDEST_FIRST -> MemoryPages.OLDEST_FIRST;
        };
    return MemoryPages.page(
        views(organization).filter(each -> matches(filter, each)),
        each -> new Page.Cursor(each.createdAt(), each.id().value()),
        places,
        page);
  }

  private Stream<ConversationView> views(Organization.Id organization) {
    var tables = memory.committed();
    return tables.conversations().values().stream()
        .filter(row -> row.conversation().organization().equals(organization))
        .map(row -> view(row, tables));
  }

  private static ConversationView view(Row row, Tables tables) {
    var it = row.conversation();
    var bot = Objects.requireNonNull(tables.bots().get(it.bot()));
    return new ConversationView(
        it.id(),
        it.organization(),
        it.channel(),
        new Agent(bot.id(), bot.name()),
        standing(it),
        row.details(),
        last(row),
        row.createdAt(),
        row.updatedAt());
  }

  private static Standing standing(Conversation it) {
    long epoch = it.epoch().value();
    boolean awaiting = it.awaiting() != null;
    return switch (it.control()) {
      case Control.Ended(var how, var reason, var resolvedAt, var closedAt) ->
          new Standing(how, awaiting, epoch, reason, resolvedAt, closedAt);
      case Control.Bot _, Control.Waiting _, Control.Human _ ->
          new Standing(it.control().phase(), awaiting, epoch, null, null, null);
    };
  }

  private static @Nullable LastMessage last(Row row) {
    if (row.lines().isEmpty()) return null;
    var message = row.lines().getLast().message();
    return new LastMessage(message.text(), message.at());
  }

  private static boolean matches(Filter filter, ConversationView view) {
    var details = view.details();
    return (filter.phases().isEmpty() || filter.phases().contains(view.standing().phase()))
        && same(filter.channel(), view.channel())
        && same(filter.bot(), view.agent().id())
        && same(filter.endUserId(), details.endUserId())
        && same(filter.visitorNumber(), details.numbers().visitor())
        && (filter.reasons().isEmpty() || filter.reasons().contains(reason(view)))
        && takenCareOf(filter.care(), details)
        && same(filter.awaitingApproval(), view.standing().awaitingApproval())
        && contains(filter.text(), view);
  }

  private static Object reason(ConversationView view) {
    return Optional.<Object>ofNullable(view.standing().reason()).orElse("none");
  }

  private static boolean takenCareOf(Care care, Details details) {
    var assignee = details.assignedTo();
    return (care.priorities().isEmpty() || care.priorities().contains(details.priority()))
        && (care.assignees().isEmpty()
            || (assignee == null ? care.unassignedToo() : care.assignees().contains(assignee)));
  }

  private static boolean same(@Nullable Object wanted, @Nullable Object is) {
    return wanted == null || wanted.equals(is);
  }

  private static boolean contains(@Nullable String text, ConversationView view) {
    if (text == null || text.isEmpty()) return true;
    var details = view.details();
    var contact = details.contact();
    return Stream.of(
            Optional.ofNullable(details.title()),
            Optional.ofNullable(details.externalId()),
            Optional.ofNullable(contact.name()),
            Optional.ofNullable(contact.email()),
            Optional.ofNullable(contact.phone()))
        .flatMap(Optional::stream)
        .anyMatch(each -> lower(each).contains(lower(text)));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
