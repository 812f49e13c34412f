package dev.baton.application.contract;

import static dev.baton.application.contract.Hook.CALL;
import static dev.baton.application.contract.Hook.LEASE;
import static dev.baton.application.contract.Lanes.MANY;
import static dev.baton.application.contract.Lanes.OVER;
import static dev.baton.application.contract.Lanes.TAKEN;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.webhook.Settlement;
import dev.baton.application.webhook.Telling;
import dev.baton.domain.webhook.Fate;
import dev.baton.domain.webhook.WebhookDelivery.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** In which order webhooks are told, how much at once, and by whom. */
public interface WebhookLanesContract {

  Ports ports();

  /** Source: FAILURES.md 63. */
  @Test
  default void of_a_conversation_one_comes_after_the_other_and_no_other_conversation_waits() {
    var lanes = Lanes.clear(ports());
    var scene = Scene.in(ports());
    Hook.in(scene, "message.created");
    var stuck = scene.conversation();
    var flowing = scene.conversation();
    for (int i = 0; i < 3; i++) {
      scene.visitorSays(stuck, "Hello?");
      scene.visitorSays(flowing, "Hello?");
    }
    lanes.plan();
    var order = new ArrayList<String>();
    for (var round = lanes.lease(MANY); !round.isEmpty(); round = lanes.lease(MANY)) {
      for (var each : round) {
        boolean first = each.delivery().place().lane().equals(stuck.value());
        order.add((first ? "stuck " : "flowing ") + Lanes.seq(each));
        lanes.settle(each, first ? new Fate.Later(Duration.ofHours(1)) : TAKEN);
      }
    }
    assertThat(order).containsExactlyInAnyOrder("stuck 0", "flowing 0", "flowing 1", "flowing 2");
    assertThat(order).containsSubsequence("flowing 0", "flowing 1", "flowing 2");
  }

  @Test
  default void what_was_given_up_lets_the_next_one_follow() {
    var lanes = Lanes.clear(ports());
    var scene = Scene.in(ports());
    var hook = Hook.in(scene, "message.created");
    lanes.said(scene, scene.conversation(), 2);
    var head = lanes.one();
    lanes.settle(head, new Fate.Later(OVER));
    var again = lanes.one();
    assertThat(again.delivery().id()).isEqualTo(head.delivery().id());
    assertThat(again.delivery().progress().tries()).isEqualTo(2);
    lanes.settle(again, new Fate.Dead());
    assertThat(Lanes.seq(lanes.one())).isEqualTo("1");
    assertThat(hook.log(Status.DEAD)).hasSize(1);
  }

  /** Source: FAILURES.md 60. */
  @Test
  default void a_lane_whose_lease_lapsed_is_due_again_and_its_former_holder_settles_nothing() {
    var lanes = Lanes.clear(ports());
    var scene = Scene.in(ports());
    var hook = Hook.in(scene, "message.created");
    lanes.said(scene, scene.conversation(), 1);
    var stalled = Hook.lease(ports(), OVER, MANY, MANY).getFirst();
    var taken = lanes.one();
    assertThat(taken.delivery().id()).isEqualTo(stalled.delivery().id());
    assertThat(lanes.settle(stalled, TAKEN)).isFalse();
    assertThat(lanes.settle(stalled, new Fate.Later(OVER))).isFalse();
    assertThat(hook.log(Status.PENDING)).hasSize(1);
    assertThat(lanes.settle(taken, TAKEN)).isTrue();
    assertThat(lanes.settle(taken, TAKEN)).isFalse();
    assertThat(hook.log(null).getFirst().calls())
        .as("the call of the one that fell is not known")
        .singleElement()
        .satisfies(it -> assertThat(it.number()).isEqualTo(2))
        .satisfies(it -> assertThat(it.kept()).isEqualTo(CALL));
  }

  @Test
  default void of_many_that_are_settled_at_once_each_has_its_own_fate_and_a_lost_one_has_none() {
    var lanes = Lanes.clear(ports());
    var scene = Scene.in(ports());
    var hook = Hook.in(scene, "message.created");
    var conversations = Stream.generate(scene::conversation).limit(5).toList();
    for (var each : conversations) lanes.said(scene, each, 2);
    var lost = Hook.lease(ports(), OVER, 1, MANY).getFirst();
    var leased = new ArrayList<>(lanes.lease(MANY));
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
    assertThat(lanes.lease(MANY))
        .hasSize(4)
        .allSatisfy(it -> assertThat(Lanes.seq(it)).isEqualTo("1"));
  }

  /** Source: FAILURES.md 66. */
  @Test
  default void one_webhook_has_so_many_calls_at_once_and_one_that_fails_has_one() {
    var lanes = Lanes.clear(ports());
    var scene = Scene.in(ports());
    var hook = Hook.in(scene, "message.created");
    for (int i = 0; i < 9; i++) scene.visitorSays(scene.conversation(), "Hello?");
    lanes.plan();
    var some = new ArrayList<>(lanes.lease(4));
    assertThat(some).hasSize(4);
    assertThat(lanes.lease(4)).isEmpty();
    lanes.settle(some.removeFirst(), TAKEN);
    some.addAll(lanes.lease(4));
    assertThat(some).hasSize(4);
    for (var each : some) lanes.settle(each, new Fate.Later(Duration.ofHours(1)));
    assertThat(hook.backlog().failingSince()).isNotNull();
    var probe = lanes.lease(4);
    assertThat(probe).hasSize(1);
    assertThat(probe.getFirst().failingSince()).isEqualTo(hook.backlog().failingSince());
    lanes.settle(probe, TAKEN);
    assertThat(hook.backlog().failingSince()).isNull();
    assertThat(lanes.lease(4)).hasSize(3);
  }

  /** Source: FAILURES.md 66. */
  @Test
  default void a_webhook_for_which_much_waits_keeps_no_other_waiting() {
    var lanes = Lanes.clear(ports());
    var hog = Scene.in(ports());
    Hook.in(hog, "message.created");
    for (int i = 0; i < 20; i++) hog.visitorSays(hog.conversation(), "Hello?");
    var scene = Scene.in(ports());
    var late = Hook.in(scene, "message.created");
    lanes.said(scene, scene.conversation(), 1);
    assertThat(Hook.lease(ports(), LEASE, 2, MANY))
        .extracting(it -> it.webhook().id())
        .contains(late.id());
  }

  @Test
  default void what_comes_into_a_lane_while_its_last_is_settled_is_not_left_behind()
      throws Exception {
    var lanes = Lanes.clear(ports());
    var scene = Scene.in(ports());
    Hook.in(scene, "message.created");
    var conversation = scene.conversation();
    lanes.said(scene, conversation, 1);
    var last = lanes.one();
    var next = Telling.of(last.webhook(), conversation, 99, last.delivery().told());
    var settling =
        ports()
            .transactions()
            .within(
                store -> {
                  store.webhookDeliveries().add(List.of(next));
                  var other = CompletableFuture.supplyAsync(() -> lanes.settle(last, TAKEN));
                  // As far as it comes before this commits.
                  var _ = other.copy().completeOnTimeout(true, 300, MILLISECONDS).join();
                  return other;
                });
    assertThat(settling.get()).isTrue();
    assertThat(lanes.one().delivery().id()).isEqualTo(next.id());
  }

  @Test
  default void nothing_is_left_behind_in_a_lane_that_empties_while_it_fills() {
    var lanes = Lanes.clear(ports());
    var scene = Scene.in(ports());
    var hook = Hook.in(scene, "message.created");
    var conversation = scene.conversation();
    var done = new AtomicBoolean();
    var sender =
        CompletableFuture.supplyAsync(
            () -> {
              var taken = new ArrayList<String>();
              while (!done.get()) taken.addAll(lanes.drain());
              return taken;
            });
    for (int i = 0; i < 30; i++) lanes.said(scene, conversation, 1);
    done.set(true);
    var taken = sender.join();
    taken.addAll(lanes.drain());
    assertThat(taken)
        .containsExactlyElementsOf(IntStream.range(0, 30).mapToObj(String::valueOf).toList());
    assertThat(hook.log(Status.DELIVERED)).hasSize(30);
  }
}
