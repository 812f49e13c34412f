package dev.baton.application.contract;

import static dev.baton.application.contract.Lanes.MANY;
import static dev.baton.application.contract.Lanes.OVER;
import static dev.baton.application.contract.Lanes.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.webhook.LeasedDelivery.Matter;
import dev.baton.application.webhook.WebhookDeliveryQueries.Entry;
import dev.baton.domain.webhook.Fate;
import dev.baton.domain.webhook.Subscription;
import dev.baton.domain.webhook.Webhook.Standing;
import dev.baton.domain.webhook.WebhookDelivery.Status;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What webhooks are told, and where. */
public interface WebhookDeliveriesContract {

  Ports ports();

  /** Source: FAILURES.md 65. */
  @Test
  default void each_webhook_is_told_what_it_wants_of_its_organization_and_nothing_else() {
    var lanes = Lanes.clear(ports());
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
    lanes.plan();
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
    assertThat(lanes.lease(MANY))
        .allSatisfy(
            it -> assertThat(it.webhook().organization()).isEqualTo(it.delivery().organization()));
  }

  @Test
  default void one_event_is_one_delivery_however_often_it_is_planned() {
    var lanes = Lanes.clear(ports());
    var scene = Scene.in(ports());
    var hook = Hook.in(scene, "message.created");
    scene.visitorSays(scene.conversation(), "Hello?");
    lanes.plan();
    var delivery = hook.log(null).getFirst().delivery();
    lanes.add(List.of(delivery, delivery));
    assertThat(hook.log(null)).hasSize(1);
    lanes.settle(lanes.one(), TAKEN);
    lanes.add(List.of(delivery));
    assertThat(hook.log(null)).hasSize(1);
    assertThat(hook.log(Status.DELIVERED)).hasSize(1);
    assertThat(delivery.id().value().version()).isEqualTo(7);
  }

  @Test
  default void what_happened_before_a_webhook_was_there_is_not_told() {
    var lanes = Lanes.clear(ports());
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    scene.visitorSays(conversation, "Too early.");
    var hook = Hook.in(scene, "message.created");
    scene.visitorSays(conversation, "Hello?");
    lanes.plan();
    assertThat(hook.topics()).hasSize(1);
    assertThat(Lanes.seq(lanes.one())).isEqualTo("1");
  }

  /** Source: FAILURES.md 64. */
  @Test
  default void what_is_paused_waits_what_is_moved_goes_elsewhere_and_what_is_removed_nowhere() {
    var lanes = Lanes.clear(ports());
    var scene = Scene.in(ports());
    var hook = Hook.in(scene, "message.created");
    lanes.said(scene, scene.conversation(), 1);
    hook.changed(it -> it.standing(new Standing.Paused(), it.updatedAt()));
    assertThat(lanes.lease(MANY)).isEmpty();
    hook.changed(it -> it.standing(new Standing.Disabled("It is gone."), it.updatedAt()));
    assertThat(lanes.lease(MANY)).isEmpty();
    hook.changed(it -> it.standing(new Standing.Active(), it.updatedAt()));
    var elsewhere = new Subscription("https://new.example", Set.of("message.created"), null);
    hook.changed(it -> it.subscribed(elsewhere, it.updatedAt()));
    var leased = lanes.one();
    assertThat(leased.webhook().subscription()).isEqualTo(elsewhere);
    lanes.settle(leased, new Fate.Later(OVER));
    ports().transactions().within(it -> it.webhooks().remove(scene.organization(), hook.id()));
    assertThat(lanes.lease(MANY)).isEmpty();
  }

  @Test
  default void a_message_is_told_as_it_stands_and_what_is_removed_is_not_told() {
    var lanes = Lanes.clear(ports());
    var scene = Scene.in(ports());
    var hook = Hook.in(scene, "message.created", "conversation.created");
    var conversation = scene.conversation();
    lanes.said(scene, conversation, 1);
    var begun = lanes.one();
    assertThat(begun.matter()).isEqualTo(new Matter.Begun(scene.bot().id()));
    lanes.settle(begun, TAKEN);
    var said = lanes.one();
    assertThat(said.matter()).isInstanceOf(Matter.Said.class);
    assertThat(((Matter.Said) said.matter()).message().text()).isEqualTo("Hello?");
    lanes.settle(said, new Fate.Later(OVER));
    ports()
        .transactions()
        .within(
            it -> {
              it.conversations().remove(scene.organization(), conversation);
              return true;
            });
    var gone = lanes.one();
    assertThat(gone.matter()).isEqualTo(new Matter.Gone());
    lanes.settle(gone, new Fate.Dropped());
    assertThat(hook.log(Status.DROPPED)).hasSize(1);
    assertThat(lanes.lease(MANY)).isEmpty();
  }
}
