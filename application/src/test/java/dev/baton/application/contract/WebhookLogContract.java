package dev.baton.application.contract;

import static dev.baton.application.contract.Lanes.MANY;
import static dev.baton.application.contract.Lanes.OVER;
import static dev.baton.application.contract.Lanes.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Page;
import dev.baton.application.webhook.ReplayWebhook;
import dev.baton.application.webhook.WebhookDeliveryQueries.Entry;
import dev.baton.domain.webhook.Fate;
import dev.baton.domain.webhook.WebhookDelivery.Status;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is kept of what webhooks were told, and told again. */
public interface WebhookLogContract {

  Ports ports();

  @Test
  default void what_is_begun_again_keeps_its_id_and_begins_its_tries_anew() {
    var lanes = Lanes.clear(ports());
    var scene = Scene.in(ports());
    var hook = Hook.in(scene, "message.created");
    lanes.said(scene, scene.conversation(), 1);
    var head = lanes.one();
    lanes.settle(head, new Fate.Dead());
    assertThat(hook.backlog().dead()).isEqualTo(1);
    var replay = new ReplayWebhook(ports().transactions());
    var organization = scene.organization();
    assertThat(replay.one(Scene.in(ports()).organization(), hook.id(), head.delivery().id()))
        .isEmpty();
    assertThat(replay.one(organization, hook.id(), head.delivery().id()))
        .hasValueSatisfying(it -> assertThat(it.progress().status()).isEqualTo(Status.PENDING));
    var again = lanes.one();
    assertThat(again.delivery().id()).isEqualTo(head.delivery().id());
    assertThat(again.delivery().progress().tries()).isEqualTo(1);
    assertThat(again.delivery().progress().attempts()).isEqualTo(2);
    lanes.settle(again, new Fate.Dead());
    assertThat(replay.dead(organization, hook.id(), 1_000)).contains(1);
    lanes.settle(lanes.one(), TAKEN);
    assertThat(replay.dead(organization, hook.id(), 1_000)).contains(0);
    assertThat(hook.log(Status.DELIVERED).getFirst().calls()).hasSize(3);
  }

  @Test
  default void the_log_is_told_again_from_a_place_or_a_time_on_in_order_and_with_the_same_ids() {
    var lanes = Lanes.clear(ports());
    var scene = Scene.in(ports());
    var hook = Hook.in(scene, "message.created");
    var conversation = scene.conversation();
    lanes.said(scene, conversation, 4);
    lanes.drain();
    var told = hook.log(null).reversed().stream().map(Entry::delivery).toList();
    var replay = new ReplayWebhook(ports().transactions());
    var organization = scene.organization();
    assertThat(replay.from(organization, hook.id(), told.get(2).id())).isTrue();
    work(replay);
    assertThat(lanes.drain()).containsExactly("2", "3");
    assertThat(replay.since(organization, hook.id(), told.get(1).told().at())).isTrue();
    work(replay);
    assertThat(lanes.drain()).containsExactly("1", "2", "3");
    assertThat(hook.log(null)).hasSize(4);
    var stranger = Scene.in(ports()).organization();
    assertThat(replay.since(stranger, hook.id(), told.get(1).told().at())).isFalse();
    assertThat(replay.from(stranger, hook.id(), told.get(2).id())).isFalse();
  }

  private static void work(ReplayWebhook replay) {
    while (replay.step() > 0) {}
  }

  @Test
  default void the_log_shows_what_was_told_and_its_organization_alone_sees_it() {
    var lanes = Lanes.clear(ports());
    var scene = Scene.in(ports());
    var hook = Hook.in(scene, "message.created");
    lanes.said(scene, scene.conversation(), 3);
    lanes.settle(lanes.one(), TAKEN);
    lanes.settle(lanes.one(), new Fate.Dead());
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
    var lanes = Lanes.clear(ports());
    var scene = Scene.in(ports());
    var kept = Hook.in(scene, "message.created");
    var removed = Hook.in(scene, "message.created");
    lanes.said(scene, scene.conversation(), 2);
    lanes.settle(lanes.lease(MANY), TAKEN);
    lanes.forget(Duration.ofDays(1));
    assertThat(kept.log(null)).hasSize(2);
    ports().transactions().within(it -> it.webhooks().remove(scene.organization(), removed.id()));
    lanes.forget(Duration.ofDays(1));
    assertThat(kept.log(null)).hasSize(2);
    assertThat(removed.log(null)).isEmpty();
    lanes.forget(OVER.minusSeconds(1));
    assertThat(kept.log(null)).singleElement().satisfies(it -> assertThat(it.calls()).isEmpty());
    assertThat(kept.log(Status.PENDING)).hasSize(1);
    lanes.settle(lanes.lease(MANY), TAKEN);
  }
}
