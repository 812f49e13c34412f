package dev.baton.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Page;
import dev.baton.application.conversation.ConversationQueries.Care;
import dev.baton.application.conversation.ConversationQueries.Filter;
import dev.baton.application.conversation.ConversationQueries.Order;
import dev.baton.application.conversation.ConversationView;
import dev.baton.application.conversation.ConversationView.LastMessage;
import dev.baton.domain.access.Operator;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.EndReason;
import dev.baton.domain.conversation.Lifecycle;
import dev.baton.domain.conversation.Phase;
import dev.baton.domain.conversation.Priority;
import dev.baton.domain.handoff.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What lists of conversations show. */
public interface ConversationQueriesContract {

  Ports ports();

  private List<Conversation.Id> list(Scene scene, Filter filter, int limit) {
    var ids = new ArrayList<Conversation.Id>();
    var after = (Page.Cursor) null;
    do {
      var page =
          ports()
              .conversations()
              .list(scene.organization(), filter, new Page.Request(after, limit));
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      page.items().forEach(each -> ids.add(each.id()));
      after = page.next();
    } while (after != null);
    return ids;
  }

  private ConversationView view(Scene scene, Conversation.Id id) {
    return ports().conversations().find(scene.organization(), id).orElseThrow();
  }

  @Test
  default void the_newest_comes_first_on_pages_of_any_size() {
    var scene = Scene.in(ports());
    Scene.in(ports()).conversation();
    var newestFirst = Stream.generate(scene::conversation).limit(7).toList().reversed();
    for (int limit = 1; limit <= 8; limit++) {
      assertThat(list(scene, Filter.ALL, limit)).containsExactlyElementsOf(newestFirst);
    }
  }

  @Test
  default void a_view_tells_everything_of_a_conversation() {
    var scene = Scene.in(ports());
    var details = TransactionsContract.fullDetails(scene, "crm-view");
    var conversation = scene.conversation(Channel.SMS, details);
    assertThat(view(scene, conversation).lastMessage()).isNull();
    scene.visitorSays(conversation, "First");
    var last = scene.visitorSays(conversation, "Last").message();
    close(scene, conversation, EndReason.OPTED_OUT);
    var view = view(scene, conversation);
    assertThat(view.organization()).isEqualTo(scene.organization());
    assertThat(view.channel()).isEqualTo(Channel.SMS);
    assertThat(view.agent())
        .isEqualTo(new ConversationView.Agent(scene.bot().id(), scene.bot().name()));
    assertThat(view.details()).isEqualTo(details);
    assertThat(view.lastMessage()).isEqualTo(new LastMessage("Last", last.at()));
    assertThat(view.createdAt()).isBeforeOrEqualTo(last.at());
    assertThat(view.updatedAt()).isAfterOrEqualTo(last.at());
    assertThat(view.standing())
        .isEqualTo(
            new ConversationView.Standing(
                Phase.CLOSED, false, 2, EndReason.OPTED_OUT, null, view.standing().closedAt()));
    assertThat(view.standing().closedAt()).isNotNull().isAfterOrEqualTo(last.at());
    assertThat(list(scene, Filter.ALL, 3)).containsExactly(conversation);
  }

  private static void close(Scene scene, Conversation.Id id, EndReason reason) {
    Scene.result(scene.on(id, ex -> new Lifecycle(ex.conversation()).close(reason, ex.now())));
  }

  @Test
  default void a_conversation_is_found_in_its_organization_only() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    var stranger = Scene.in(ports());
    var unknown = new Conversation.Id(scene.ids().next());
    assertThat(ports().conversations().find(stranger.organization(), conversation)).isEmpty();
    assertThat(ports().conversations().find(scene.organization(), unknown)).isEmpty();
    assertThat(list(stranger, Filter.ALL, 10)).isEmpty();
  }

  @Test
  default void every_filter_lets_through_what_it_names_and_nothing_else() {
    var scene = Scene.in(ports());
    var full = TransactionsContract.fullDetails(scene, "crm-filter");
    var sms = scene.conversation(Channel.SMS, full);
    var waiting = scene.conversation();
    scene.request(waiting, Request.unbriefed());
    var closed = scene.conversation();
    close(scene, closed, EndReason.FRAUD);
    assertThat(list(scene, phases(Phase.WAITING), 1)).containsExactly(waiting);
    assertThat(list(scene, phases(Phase.CLOSED, Phase.WAITING), 1))
        .containsExactly(closed, waiting);
    assertThat(list(scene, phases(Phase.ARCHIVED, Phase.HUMAN), 1)).isEmpty();
    assertThat(list(scene, on(Channel.SMS, null), 1)).containsExactly(sms);
    assertThat(list(scene, on(null, scene.bot().id()), 1)).containsExactly(closed, waiting, sms);
    assertThat(list(scene, on(null, new Bot.Id(scene.ids().next())), 1)).isEmpty();
    assertThat(list(scene, of("user-7", null, null), 1)).containsExactly(sms);
    assertThat(list(scene, of(null, "+15550001", null), 1)).containsExactly(sms);
    assertThat(list(scene, of("user-7", "+15550002", null), 1)).isEmpty();
    assertThat(list(scene, of(null, null, EndReason.FRAUD), 1)).containsExactly(closed);
  }

  private static Filter phases(Phase... phases) {
    return new Filter(Set.of(phases), null, null, null, null, null, null);
  }

  private static Filter on(@Nullable Channel channel, Bot.@Nullable Id bot) {
    return new Filter(Set.of(), channel, bot, null, null, null, null);
  }

  private static Filter of(
      @Nullable String endUser, @Nullable String number, @Nullable EndReason reason) {
    return new Filter(Set.of(), null, null, endUser, number, reason, null);
  }

  @Test
  default void several_reasons_let_through_what_was_closed_for_any_of_them() {
    var scene = Scene.in(ports());
    scene.conversation();
    var conversations =
        Stream.of(EndReason.FRAUD, EndReason.ENDED, EndReason.DNC)
            .collect(Collectors.toMap(each -> each, _ -> scene.conversation()));
    conversations.forEach((reason, id) -> close(scene, id, reason));
    var two = Set.of(EndReason.FRAUD, EndReason.DNC);
    var filter = new Filter(Set.of(), null, null, null, null, two, null, Care.ANY, null);
    assertThat(list(scene, filter, 1))
        .containsExactlyInAnyOrder(
            conversations.get(EndReason.FRAUD), conversations.get(EndReason.DNC));
  }

  @Test
  default void a_list_may_begin_with_the_oldest() {
    var scene = Scene.in(ports());
    var oldestFirst = Stream.generate(scene::conversation).limit(5).toList();
    var first = oldest(scene, new Page.Request(null, 3));
    var rest = oldest(scene, new Page.Request(first.next(), 3));
    assertThat(Stream.of(first, rest).flatMap(page -> page.items().stream()))
        .extracting(ConversationView::id)
        .containsExactlyElementsOf(oldestFirst);
    assertThat(rest.next()).isNull();
  }

  private Page<ConversationView> oldest(Scene scene, Page.Request page) {
    return ports().conversations().list(scene.organization(), Filter.ALL, Order.OLDEST_FIRST, page);
  }

  @Test
  default void a_list_shows_what_its_team_takes_care_of() {
    var scene = Scene.in(ports());
    var ada = scene.ada().id();
    var bea = scene.bea().id();
    var adas = scene.conversation(Channel.WEB, Details.NONE.assignedTo(ada));
    var beas = scene.conversation(Channel.WEB, Details.NONE.assignedTo(bea).with(Priority.LOW));
    var nobodys = scene.conversation(Channel.WEB, Details.NONE.with(Priority.HIGH));
    assertThat(care(scene, Set.of(), Set.of(), false)).containsExactly(nobodys, beas, adas);
    assertThat(care(scene, Set.of(), Set.of(ada), false)).containsExactly(adas);
    assertThat(care(scene, Set.of(), Set.of(ada), true)).containsExactly(nobodys, adas);
    assertThat(care(scene, Set.of(), Set.of(ada, bea), false)).containsExactly(beas, adas);
    assertThat(care(scene, Set.of(Priority.LOW), Set.of(), true)).containsExactly(beas);
    assertThat(care(scene, Set.of(Priority.LOW, Priority.HIGH), Set.of(), true))
        .containsExactly(nobodys, beas);
    assertThat(care(scene, Set.of(Priority.LOW), Set.of(ada), true)).isEmpty();
  }

  private List<Conversation.Id> care(
      Scene scene, Set<Priority> priorities, Set<Operator.Id> assignees, boolean unassignedToo) {
    var care = new Care(priorities, assignees, unassignedToo);
    return list(scene, new Filter(Set.of(), null, null, null, null, Set.of(), null, care, null), 2);
  }

  @Test
  default void a_text_is_found_in_any_case_anywhere_and_never_as_a_pattern() {
    var scene = Scene.in(ports());
    var full = TransactionsContract.fullDetails(scene, "CRM-text");
    var found = scene.conversation(Channel.WEB, full);
    scene.conversation(Channel.WEB, Details.NONE);
    for (var text :
        List.of("PARCEL", "crm-TEXT", "zoë", "🙂", "@Example", "4930", "100%_", "\"parcel\"")) {
      assertThat(list(scene, containing(text), 5)).as(text).containsExactly(found);
    }
    for (var text : List.of("%", "_", "par_el", "p%l", "!", "\\", "user-7", "gold")) {
      boolean there = text.equals("%") || text.equals("_");
      assertThat(list(scene, containing(text), 5)).as(text).hasSize(there ? 1 : 0);
    }
    assertThat(list(scene, containing(""), 5)).hasSize(2);
  }

  private static Filter containing(String text) {
    return new Filter(Set.of(), null, null, null, null, null, text);
  }
}
