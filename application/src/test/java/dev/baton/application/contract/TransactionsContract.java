package dev.baton.application.contract;

import static dev.baton.application.contract.Scene.refusal;
import static dev.baton.application.contract.Scene.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.domain.Decision;
import dev.baton.domain.Decision.Accepted;
import dev.baton.domain.Event;
import dev.baton.domain.JsonObject;
import dev.baton.domain.Refusal.HandoffClosed;
import dev.baton.domain.Refusal.NotFound;
import dev.baton.domain.access.Actor;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.conversation.Priority;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Request;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a unit of work promises when nobody else is about. */
public interface TransactionsContract {

  Ports ports();

  @Test
  default void a_unit_that_fails_takes_everything_back() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    scene.visitorSays(conversation, "Hello?");
    var before = scene.read(conversation);
    assertThatThrownBy(
            () ->
                scene.on(
                    conversation,
                    exchange -> {
                      throw new IllegalStateException("boom");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("boom");
    assertThat(scene.read(conversation)).isEqualTo(before);
    assertThat(Log.of(scene, conversation)).hasSize(2);
  }

  @Test
  default void work_within_a_store_that_fails_takes_everything_back() {
    var scene = Scene.in(ports());
    var other = new Organization(new Organization.Id(scene.ids().next()), "Gone", "gone");
    assertThatThrownBy(
            () ->
                ports()
                    .transactions()
                    .within(
                        store -> {
                          store.organizations().add(other);
                          throw new IllegalStateException("boom");
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("boom");
    var found = ports().transactions().within(store -> store.organizations().find(other.id()));
    assertThat(found).isEmpty();
  }

  @Test
  default void a_refusal_writes_nothing() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    var handoff = scene.request(conversation, Request.unbriefed());
    result(scene.relay(handoff, scene.ada(), "Here I am."));
    scene.stretch(handoff, (stretch, now) -> stretch.resolve(scene.ada(), now));
    var before = scene.read(handoff);
    var events = Log.of(scene, conversation);
    assertThat(refusal(scene.relay(handoff, scene.ada(), "One more thing.")))
        .isEqualTo(new HandoffClosed(before.handoff()));
    assertThat(scene.read(handoff)).isEqualTo(before);
    assertThat(Log.of(scene, conversation)).isEqualTo(events);
  }

  @Test
  default void what_is_accepted_without_a_change_writes_nothing() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    var handoff = scene.request(conversation, Request.unbriefed());
    var view = ports().conversations().find(scene.organization(), conversation);
    scene.stretch(handoff, (stretch, now) -> stretch.release(new Actor.Team(), now));
    assertThat(ports().conversations().find(scene.organization(), conversation)).isEqualTo(view);
    assertThat(Log.of(scene, conversation)).hasSize(3);
  }

  @Test
  default void unknown_and_foreign_ids_are_not_found_and_the_work_is_not_run() {
    var scene = Scene.in(ports());
    var stranger = Scene.in(ports());
    var conversation = scene.conversation();
    var handoff = scene.request(conversation, Request.unbriefed());
    var unknown = scene.ids();
    assertThat(
            List.of(
                stranger.on(conversation, exchange -> neverRun()),
                stranger.on(handoff, exchange -> neverRun()),
                scene.on(new Conversation.Id(unknown.next()), exchange -> neverRun()),
                scene.on(new Handoff.Id(unknown.next()), exchange -> neverRun())))
        .allSatisfy(decision -> assertThat(refusal(decision)).isEqualTo(new NotFound()));
  }

  private static Decision<String> neverRun() {
    throw new AssertionError("the work was run");
  }

  @Test
  default void a_unit_opened_by_a_conversation_knows_no_stretch() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    scene.request(conversation, Request.unbriefed());
    assertThatThrownBy(
            () ->
                scene.on(
                    conversation,
                    exchange -> exchange.stretch().resolve(scene.ada(), exchange.now())))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  default void a_unit_opened_by_a_settled_handoff_sees_it_beside_the_open_one() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    var first = scene.request(conversation, Request.unbriefed());
    scene.stretch(first, (stretch, now) -> stretch.cancel(scene.ada(), now));
    var second = scene.request(conversation, Request.unbriefed());
    assertThat(scene.read(first).handoff().open()).isFalse();
    assertThat(scene.read(first).conversation()).isEqualTo(scene.read(second).conversation());
    assertThat(scene.read(second).handoff().open()).isTrue();
    assertThat(refusal(scene.relay(first, scene.ada(), "Hello?")))
        .isInstanceOf(HandoffClosed.class);
  }

  @Test
  default void the_clock_has_microseconds_and_the_window_is_the_bots() {
    var scene = Scene.in(ports());
    scene.on(
        scene.conversation(),
        exchange -> {
          assertThat(exchange.now()).isEqualTo(exchange.now().truncatedTo(ChronoUnit.MICROS));
          assertThat(exchange.windowRule()).isEqualTo(scene.bot().window());
          return Decision.refuse(new NotFound());
        });
  }

  @Test
  default void details_come_back_as_they_were_added_and_as_they_were_changed() {
    var scene = Scene.in(ports());
    var full = fullDetails(scene, "crm-1");
    var conversation = scene.conversation(Channel.SMS, full);
    assertThat(details(scene, conversation)).isEqualTo(full);
    scene.on(
        conversation,
        exchange ->
            new Accepted<>(
                exchange.conversation(), 0, List.of(new Event.DetailsChanged(Details.NONE))));
    assertThat(details(scene, conversation)).isEqualTo(Details.NONE);
  }

  private static Details details(Scene scene, Conversation.Id conversation) {
    return result(
        scene.on(
            conversation,
            exchange -> new Accepted<>(exchange.conversation(), exchange.details(), List.of())));
  }

  /** Every field filled, so that none can be mistaken for another. */
  static Details fullDetails(Scene scene, String externalId) {
    return new Details(
        externalId,
        "user-7",
        "Where is my \"parcel\"? 100%_",
        Priority.HIGH,
        scene.ada().id(),
        new Details.Contact("Zoë 🙂", "zoe@example.org", "+4930123456"),
        new Details.Numbers("+15550001", "+15550002"),
        new JsonObject("{\"plan\": \"gold\"}"),
        new JsonObject("{\"order\": 42}"));
  }

  @Test
  default void a_late_reply_of_the_bot_is_kept_as_a_suggestion_and_not_posted() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    scene.request(conversation, Request.unbriefed());
    result(scene.botSays(conversation, Epoch.FIRST, "I think …"));
    assertThat(scene.read(conversation).nextSeq()).isZero();
    var last = Log.of(scene, conversation).getLast();
    assertThat(last.kind()).isEqualTo("reply_suggested");
    assertThat(Log.fact(last, "suggestion_id")).isNotNull();
  }

  @Test
  default void any_storable_text_is_kept_to_the_letter() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    for (var text :
        List.of(" ", "'; drop table message; --", "\\ \" { } , null NULL", "a\r\n\t\u2028𝕏")) {
      var draft = scene.draft(new Author.Visitor(), text);
      scene.on(conversation, ex -> ex.conversation().receive(draft, ex.windowRule(), ex.now()));
      var view = ports().conversations().find(scene.organization(), conversation).orElseThrow();
      assertThat(view.lastMessage()).isNotNull().extracting(it -> it.text()).isEqualTo(text);
    }
  }
}
