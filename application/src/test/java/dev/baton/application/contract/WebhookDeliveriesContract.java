package dev.baton.application.contract;

import static dev.baton.application.contract.Hook.CALL;
import static dev.baton.application.contract.Hook.LEASE;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Page;
import dev.baton.application.webhook.LeasedDelivery;
import dev.baton.application.webhook.LeasedDelivery.Matter;
import dev.baton.application.webhook.ReplayWebhook;
import dev.baton.application.webhook.Settlement;
import dev.baton.application.webhook.Telling;
import dev.baton.application.webhook.WebhookDeliveryQueries.Entry;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.webhook.Fate;
import dev.baton.domain.webhook.Subscription;
import dev.baton.domain.webhook.Webhook.Standing;
import dev.baton.domain.webhook.WebhookDelivery;
import dev.baton.domain.webhook.WebhookDelivery.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What webhooks are told, in which order, and what is kept of it. */
public interface WebhookDeliveriesContract {
  Fate TAKEN = new Fate.Delivered();
  Duration OVER = Duration.ZERO;
  int MANY = 999;

  Ports ports();

  /** Nothing else is due while one of these runs: what an earlier one left is put away. */
  @BeforeEach
  default void put_away_what_webhooks_are_still_to_be_told() {
    Hook.planAll(ports());
    for (var rest = lease(MANY); !rest.isEmpty(); rest = lease(MANY)) settle(rest, TAKEN);
  }

  private List<LeasedDelivery> lease(int ofOne) {
    return Hook.lease(ports(), LEASE, MANY, ofOne);
  }

  private boolean settle(LeasedDelivery leased, Fate fate) {
    return Hook.settle(ports(), leased, fate);
  }

  private void settle(List<LeasedDelivery> leased, Fate fate) {
    for (var each : leased) assertThat(settle(each, fate)).isTrue();
  }

  private LeasedDelivery one() {
    var leased = lease(MANY);
    assertThat(leased).hasSize(1);
    return leased.getFirst();
  }

  private static String seq(LeasedDelivery leased) {
    return leased.delivery().told().facts().text().replaceAll(".*\"seq\"\\s*:\\s*(\\d+).*", "$1");
  }

  /** Source: FAILURES.md 65. */
  @Test
  default void each_webhook_is_told_what_it_wants_of_its_organization_and_nothing_else() {
    var scenes = Stream.generate(() -> Scene.in(ports())).limit(3).toList();
    var talk = scenes.stream().map(it -> Hook.in(it, "message.created", "a.b")).toList();
    var all =
        scenes.stream().map(it -> Hook.in(it, "message.created", "handoff.requested")).toList();
    var other = Hook.in(scenes.getFirst(), "conversation.updated");
    var conversations = scenes.stream().map(Scene::conversation).toList();
    for (int i = 0; i < 3; i++) {
      for (int n = 0; n <= i; n++) scenes.get(i).visitorSays(conversations.get(i), "Hello?");
      scenes.get(i).waiting();
    }
    Hook.planAll(ports());
    for (int i = 0; i < 3; i++) {
      assertThat(talk.get(i).topics()).hasSize(i + 1).containsOnly("message.created");
      assertThat(all.get(i).topics()).hasSize(i + 2).contains("handoff.requested");
      var organization = scenes.get(i).organization();
      assertThat(Stream.of(talk.get(i), all.get(i)).flatMap(it -> it.log(null).stream()))
          .extracting(Entry::delivery)
          .allSatisfy(it -> assertThat(it.organization()).isEqualTo(organization))
          .allSatisfy(
              it -> assertThat(it.told().facts().text()).contains(organization.value().toString()));
    }
    assertThat(other.topics()).containsExactly("conversation.updated");
    assertThat(lease(MANY))
        .allSatisfy(
            it -> assertThat(it.webhook().organization()).isEqualTo(it.delivery().organization()));
  }

  @Test
  default void one_event_is_one_delivery_however_often_it_is_planned() {
    var scene = Scene.in(ports());
    var hook = Hook.in(scene, "message.created");
    scene.visitorSays(scene.conversation(), "Hello?");
    Hook.planAll(ports());
    var delivery = hook.log(null).getFirst().delivery();
    add(List.of(delivery, delivery));
    assertThat(hook.log(null)).hasSize(1);
    settle(one(), TAKEN);
    add(List.of(delivery));
    assertThat(hook.log(null)).hasSize(1);
    assertThat(hook.log(Status.DELIVERED)).hasSize(1);
    assertThat(delivery.id().value().version()).isEqualTo(7);
  }

  private void add(List<WebhookDelivery> planned) {
    Hook.on(
        ports(),
        it -> {
          planned.forEach(each -> it.add(List.of(each)));
          return true;
        });
  }

  @Test
  default void what_happened_before_a_webhook_was_there_is_not_told() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    scene.visitorSays(conversation, "Too early.");
    var hook = Hook.in(scene, "message.created");
    scene.visitorSays(conversation, "Hello?");
    Hook.planAll(ports());
    assertThat(hook.topics()).hasSize(1);
    assertThat(seq(one())).isEqualTo("1");
  }

  /** Source: FAILURES.md 63. */
  @Test
  default void of_a_conversation_one_comes_after_the_other_and_no_other_conversation_waits() {
    var scene = Scene.in(ports());
    Hook.in(scene, "message.created");
    var stuck = scene.conversation();
    var flowing = scene.conversation();
    for (int i = 0; i < 3; i++) {
      scene.visitorSays(stuck, "Hello?");
      scene.visitorSays(flowing, "Hello?");
    }
    Hook.planAll(ports());
    var order = new ArrayList<String>();
    for (var round = lease(MANY); !round.isEmpty(); round = lease(MANY)) {
      for (var each : round) {
        boolean first = each.delivery().place().lane().equals(stuck.value());
        order.add((first ? "stuck " : "flowing ") + seq(each));
        settle(each, first ? new Fate.Later(Duration.ofHours(1)) : TAKEN);
      }
    }
    assertThat(order).containsExactlyInAnyOrder("stuck 0", "flowing 0", "flowing 1", "flowing 2");
    assertThat(order).containsSubsequence("flowing 0", "flowing 1", "flowing 2");
  }

  @Test
  default void what_was_given_up_lets_the_next_one_follow() {
    var scene = Scene.in(ports());
    var hook = Hook.in(scene, "message.created");
    said(scene, scene.conversation(), 2);
    var head = one();
    settle(head, new Fate.Later(OVER));
    var again = one();
    assertThat(again.delivery().id()).isEqualTo(head.delivery().id());
    assertThat(again.delivery().progress().tries()).isEqualTo(2);
    settle(again, new Fate.Dead());
    assertThat(seq(one())).isEqualTo("1");
    assertThat(hook.log(Status.DEAD)).hasSize(1);
  }

  private void said(Scene scene, Conversation.Id conversation, int messages) {
    for (int i = 0; i < messages; i++) scene.visitorSays(conversation, "Hello?");
    Hook.planAll(ports());
  }

  /** Source: FAILURES.md 60. */
  @Test
  default void a_lane_whose_lease_lapsed_is_due_again_and_its_former_holder_settles_nothing() {
    var scene = Scene.in(ports());
    var hook = Hook.in(scene, "message.created");
    said(scene, scene.conversation(), 1);
    var stalled = Hook.lease(ports(), OVER, MANY, MANY).getFirst();
    var taken = one();
    assertThat(taken.delivery().id()).isEqualTo(stalled.delivery().id());
    assertThat(settle(stalled, TAKEN)).isFalse();
    assertThat(settle(stalled, new Fate.Later(OVER))).isFalse();
    assertThat(hook.log(Status.PENDING)).hasSize(1);
    assertThat(settle(taken, TAKEN)).isTrue();
    assertThat(settle(taken, TAKEN)).isFalse();
    assertThat(hook.log(null).getFirst().calls())
        .as("the call of the one that fell is not known")
        .singleElement()
        .satisfies(it -> assertThat(it.number()).isEqualTo(2))
        .satisfies(it -> assertThat(it.kept()).isEqualTo(CALL));
  }

  @Test
  default void of_many_that_are_settled_at_once_each_has_its_own_fate_and_a_lost_one_has_none() {
    var scene = Scene.in(ports());
    var hook = Hook.in(scene, "message.created");
    var conversations = Stream.generate(scene::conversation).limit(5).toList();
    for (var each : conversations) said(scene, each, 2);
    var lost = Hook.lease(ports(), OVER, 1, MANY).getFirst();
    var leased = new ArrayList<>(lease(MANY));
    leased.add(lost);
    var hour = new Fate.Later(Duration.ofHours(1));
    var fates = List.of(TAKEN, hour, new Fate.Dead(), TAKEN, TAKEN, TAKEN);
    var answered =
        IntStream.range(0, 6)
            .mapToObj(i -> new Settlement(leased.get(i), fates.get(i), CALL))
            .toList();
    List<Settlement> settled = Hook.on(ports(), it -> it.settle(answered));
    assertThat(settled).isEqualTo(answered.subList(0, 5));
    assertThat(hook.log(Status.DELIVERED)).hasSize(3);
    assertThat(hook.log(Status.DEAD)).hasSize(1);
    assertThat(hook.log(null).stream().filter(it -> it.calls().size() == 1)).hasSize(5);
    assertThat(hook.backlog().failingSince()).as("something was taken").isNull();
    assertThat(lease(MANY)).hasSize(4).allSatisfy(it -> assertThat(seq(it)).isEqualTo("1"));
  }

  /** Source: FAILURES.md 64. */
  @Test
  default void what_is_paused_waits_what_is_moved_goes_elsewhere_and_what_is_removed_nowhere() {
    var scene = Scene.in(ports());
    var hook = Hook.in(scene, "message.created");
    said(scene, scene.conversation(), 1);
    hook.changed(it -> it.standing(new Standing.Paused(), it.updatedAt()));
    assertThat(lease(MANY)).isEmpty();
    hook.changed(it -> it.standing(new Standing.Disabled("It is gone."), it.updatedAt()));
    assertThat(lease(MANY)).isEmpty();
    hook.changed(it -> it.standing(new Standing.Active(), it.updatedAt()));
    var elsewhere = new Subscription("https://new.example", Set.of("message.created"), null);
    hook.changed(it -> it.subscribed(elsewhere, it.updatedAt()));
    var leased = one();
    assertThat(leased.webhook().subscription()).isEqualTo(elsewhere);
    settle(leased, new Fate.Later(OVER));
    ports().transactions().within(it -> it.webhooks().remove(scene.organization(), hook.id()));
    assertThat(lease(MANY)).isEmpty();
  }

  /** Source: FAILURES.md 66. */
  @Test
  default void one_webhook_has_so_many_calls_at_once_and_one_that_fails_has_one() {
    var scene = Scene.in(ports());
    var hook = Hook.in(scene, "message.created");
    for (int i = 0; i < 9; i++) scene.visitorSays(scene.conversation(), "Hello?");
    Hook.planAll(ports());
    var some = new ArrayList<>(lease(4));
    assertThat(some).hasSize(4);
    assertThat(lease(4)).isEmpty();
    settle(some.removeFirst(), TAKEN);
    some.addAll(lease(4));
    assertThat(some).hasSize(4);
    for (var each : some) settle(each, new Fate.Later(Duration.ofHours(1)));
    assertThat(hook.backlog().failingSince()).isNotNull();
    var probe = lease(4);
    assertThat(probe).hasSize(1);
    assertThat(probe.getFirst().failingSince()).isEqualTo(hook.backlog().failingSince());
    settle(probe, TAKEN);
    assertThat(hook.backlog().failingSince()).isNull();
    assertThat(lease(4)).hasSize(3);
  }

  /** Source: FAILURES.md 66. */
  @Test
  default void a_webhook_for_which_much_waits_keeps_no_other_waiting() {
    var hog = Scene.in(ports());
    Hook.in(hog, "message.created");
    for (int i = 0; i < 20; i++) hog.visitorSays(hog.conversation(), "Hello?");
    var scene = Scene.in(ports());
    var late = Hook.in(scene, "message.created");
    said(scene, scene.conversation(), 1);
    assertThat(Hook.lease(ports(), LEASE, 2, MANY))
        .extracting(it -> it.webhook().id())
        .contains(late.id());
  }

  @Test
  default void a_message_is_told_as_it_stands_and_what_is_removed_is_not_told() {
    var scene = Scene.in(ports());
    var hook = Hook.in(scene, "message.created", "conversation.created");
    var conversation = scene.conversation();
    said(scene, conversation, 1);
    var begun = one();
    assertThat(begun.matter()).isEqualTo(new Matter.Begun(scene.bot().id()));
    settle(begun, TAKEN);
    var said = one();
    assertThat(said.matter()).isInstanceOf(Matter.Said.class);
    assertThat(((Matter.Said) said.matter()).message().text()).isEqualTo("Hello?");
    settle(said, new Fate.Later(OVER));
    ports()
        .transactions()
        .within(
            it -> {
              it.conversations().remove(scene.organization(), conversation);
              return true;
            });
    var gone = one();
    assertThat(gone.matter()).isEqualTo(new Matter.Gone());
    settle(gone, new Fate.Dropped());
    assertThat(hook.log(Status.DROPPED)).hasSize(1);
    assertThat(lease(MANY)).isEmpty();
  }

  @Test
  default void what_is_begun_again_keeps_its_id_and_begins_its_tries_anew() {
    var scene = Scene.in(ports());
    var hook = Hook.in(scene, "message.created");
    said(scene, scene.conversation(), 1);
    var head = one();
    settle(head, new Fate.Dead());
    assertThat(hook.backlog().dead()).isEqualTo(1);
    var replay = new ReplayWebhook(ports().transactions());
    var organization = scene.organization();
    assertThat(replay.one(Scene.in(ports()).organization(), hook.id(), head.delivery().id()))
        .isEmpty();
    assertThat(replay.one(organization, hook.id(), head.delivery().id()))
        .hasValueSatisfying(it -> assertThat(it.progress().status()).isEqualTo(Status.PENDING));
    var again = one();
    assertThat(again.delivery().id()).isEqualTo(head.delivery().id());
    assertThat(again.delivery().progress().tries()).isEqualTo(1);
    assertThat(again.delivery().progress().attempts()).isEqualTo(2);
    settle(again, new Fate.Dead());
    assertThat(replay.dead(organization, hook.id(), 1_000)).contains(1);
    settle(one(), TAKEN);
    assertThat(replay.dead(organization, hook.id(), 1_000)).contains(0);
    assertThat(hook.log(Status.DELIVERED).getFirst().calls()).hasSize(3);
  }

  @Test
  default void the_log_is_told_again_from_a_place_or_a_time_on_in_order_and_with_the_same_ids() {
    var scene = Scene.in(ports());
    var hook = Hook.in(scene, "message.created");
    var conversation = scene.conversation();
    said(scene, conversation, 4);
    drain();
    var told = hook.log(null).reversed().stream().map(Entry::delivery).toList();
    var replay = new ReplayWebhook(ports().transactions());
    var organization = scene.organization();
    assertThat(replay.from(organization, hook.id(), told.get(2).id())).isTrue();
    work(replay);
    assertThat(drain()).containsExactly("2", "3");
    assertThat(replay.since(organization, hook.id(), told.get(1).told().at())).isTrue();
    work(replay);
    assertThat(drain()).containsExactly("1", "2", "3");
    assertThat(hook.log(null)).hasSize(4);
    var stranger = Scene.in(ports()).organization();
    assertThat(replay.since(stranger, hook.id(), told.get(1).told().at())).isFalse();
    assertThat(replay.from(stranger, hook.id(), told.get(2).id())).isFalse();
  }

  private void work(ReplayWebhook replay) {
    while (replay.step() > 0) {}
  }

  /** Has everything taken; which messages that were. */
  private List<String> drain() {
    var taken = new ArrayList<String>();
    for (var round = lease(MANY); !round.isEmpty(); round = lease(MANY)) {
      for (var each : round) {
        if (each.matter() instanceof Matter.Said) taken.add(seq(each));
        settle(each, TAKEN);
      }
    }
    return taken;
  }

  @Test
  default void the_log_shows_what_was_told_and_its_organization_alone_sees_it() {
    var scene = Scene.in(ports());
    var hook = Hook.in(scene, "message.created");
    said(scene, scene.conversation(), 3);
    settle(one(), TAKEN);
    settle(one(), new Fate.Dead());
    var queries = ports().webhookDeliveries();
    var first = queries.list(scene.organization(), hook.id(), null, new Page.Request(null, 2));
    var rest =
        queries.list(scene.organization(), hook.id(), null, new Page.Request(first.next(), 2));
    assertThat(Stream.of(first, rest).flatMap(it -> it.items().stream())).isEqualTo(hook.log(null));
    assertThat(rest.next()).isNull();
    assertThat(hook.log(null).stream().map(it -> it.delivery().progress().status()))
        .containsExactly(Status.PENDING, Status.DEAD, Status.DELIVERED);
    var backlog = hook.backlog();
    assertThat(List.of(backlog.pending(), backlog.dead())).containsExactly(1, 1);
    assertThat(backlog.oldest()).isEqualTo(hook.log(null).getFirst().delivery().told().at());
    var entry = hook.log(null).getLast();
    var id = entry.delivery().id();
    assertThat(queries.find(scene.organization(), hook.id(), id)).contains(entry);
    var stranger = Scene.in(ports()).organization();
    assertThat(queries.find(stranger, hook.id(), id)).isEmpty();
    assertThat(queries.list(stranger, hook.id(), null, new Page.Request(null, 2)).items())
        .isEmpty();
    assertThat(queries.backlog(stranger, hook.id()).pending()).isZero();
  }

  @Test
  default void what_is_old_is_forgotten_and_what_a_removed_webhook_was_told() {
    var scene = Scene.in(ports());
    var kept = Hook.in(scene, "message.created");
    var removed = Hook.in(scene, "message.created");
    said(scene, scene.conversation(), 2);
    settle(lease(MANY), TAKEN);
    forget(Duration.ofDays(1));
    assertThat(kept.log(null)).hasSize(2);
    ports().transactions().within(it -> it.webhooks().remove(scene.organization(), removed.id()));
    forget(Duration.ofDays(1));
    assertThat(kept.log(null)).hasSize(2);
    assertThat(removed.log(null)).isEmpty();
    forget(OVER.minusSeconds(1));
    assertThat(kept.log(null)).singleElement().satisfies(it -> assertThat(it.calls()).isEmpty());
    assertThat(kept.log(Status.PENDING)).hasSize(1);
    settle(lease(MANY), TAKEN);
  }

  private void forget(Duration kept) {
    while (Hook.on(ports(), it -> it.forget(kept, 3)) > 0) {}
  }

  @Test
  default void what_comes_into_a_lane_while_its_last_is_settled_is_not_left_behind()
      throws Exception {
    var scene = Scene.in(ports());
    Hook.in(scene, "message.created");
    var conversation = scene.conversation();
    said(scene, conversation, 1);
    var last = one();
    var next = Telling.of(last.webhook(), conversation, 99, last.delivery().told());
    var settling =
        ports()
            .transactions()
            .within(
                store -> {
                  store.webhookDeliveries().add(List.of(next));
                  var other = CompletableFuture.supplyAsync(() -> settle(last, TAKEN));
                  // As far as it comes before this commits.
                  var _ = other.copy().completeOnTimeout(true, 300, MILLISECONDS).join();
                  return other;
                });
    assertThat(settling.get()).isTrue();
    assertThat(one().delivery().id()).isEqualTo(next.id());
  }

  @Test
  default void nothing_is_left_behind_in_a_lane_that_empties_while_it_fills() {
    var scene = Scene.in(ports());
    var hook = Hook.in(scene, "message.created");
    var conversation = scene.conversation();
    var done = new AtomicBoolean();
    var sender =
        CompletableFuture.supplyAsync(
            () -> {
              var taken = new ArrayList<String>();
              while (!done.get()) taken.addAll(drain());
              return taken;
            });
    for (int i = 0; i < 30; i++) said(scene, conversation, 1);
    done.set(true);
    var taken = sender.join();
    taken.addAll(drain());
    assertThat(taken)
        .containsExactlyElementsOf(IntStream.range(0, 30).mapToObj(String::valueOf).toList());
    assertThat(hook.log(Status.DELIVERED)).hasSize(30);
  }
}
