package dev.baton.application.contract;

import static dev.baton.application.contract.DeliveryScene.LEASE;
import static dev.baton.application.contract.DeliveryScene.WHY;
import static dev.baton.application.contract.DeliveryScene.left;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.delivery.DeliveryStatus;
import dev.baton.domain.delivery.Verdict;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How far a message has come is what the provider told, in whichever order it did. */
public interface CarriageContract {

  Ports ports();

  /** Source: FAILURES.md 71. */
  @Test
  default void what_is_told_late_twice_or_backwards_changes_nothing() {
    var scene = DeliveryScene.in(ports());
    var conversation = scene.sms();
    scene.say(conversation, "Hello?");
    var id = "SM" + UUID.randomUUID();
    scene.settle(scene.one(LEASE), left(id));
    scene.hear(id, DeliveryStatus.DELIVERED);
    var delivered = scene.delivery(conversation, 0);
    assertThat(delivered.status()).isEqualTo(DeliveryStatus.DELIVERED);
    assertThat(delivered.times().delivered()).isNotNull();
    scene.hear(id, DeliveryStatus.SENT);
    scene.hear(id, DeliveryStatus.DELIVERED);
    scene.hear(id, DeliveryStatus.UNDELIVERED);
    assertThat(scene.delivery(conversation, 0)).isEqualTo(delivered);
  }

  /** Source: FAILURES.md 71. */
  @Test
  default void what_is_told_before_our_own_commit_is_true_after_it() {
    var scene = DeliveryScene.in(ports());
    var conversation = scene.sms();
    scene.say(conversation, "Hello?");
    var leased = scene.one(LEASE);
    var id = "SM" + UUID.randomUUID();
    scene.hear(id, DeliveryStatus.UNDELIVERED);
    scene.hear(id, DeliveryStatus.SENT);
    scene.settle(leased, left(id));
    var failed = scene.delivery(conversation, 0);
    assertThat(failed.status()).isEqualTo(DeliveryStatus.UNDELIVERED);
    assertThat(failed.failure()).isEqualTo(WHY);
    assertThat(Log.of(scene.scene(), conversation).getLast().kind()).isEqualTo("delivery_failed");
  }

  @Test
  default void the_providers_ids_are_known_once_they_are_settled() {
    var scene = DeliveryScene.in(ports());
    scene.say(scene.sms(), "Hello?");
    var id = "SM" + UUID.randomUUID();
    scene.settle(scene.one(LEASE), left(id));
    Set<String> known = scene.deliveries(it -> it.known(List.of(id, "SMother")));
    assertThat(known).containsExactly(id);
  }

  @Test
  default void how_far_it_came_is_told_in_the_log_once_each() {
    var scene = DeliveryScene.in(ports());
    var conversation = scene.sms();
    scene.say(conversation, "Hello?");
    var id = "SM" + UUID.randomUUID();
    scene.settle(scene.one(LEASE), left(id));
    scene.hear(id, DeliveryStatus.DELIVERED);
    scene.hear(id, DeliveryStatus.SENT);
    scene.hear(id, DeliveryStatus.DELIVERED);
    var moved =
        Log.of(scene.scene(), conversation).stream()
            .filter(it -> it.kind().equals("delivery_moved"));
    assertThat(moved.map(each -> Log.fact(each, "status"))).containsExactly("sent", "delivered");
  }

  @Test
  default void a_failure_is_told_in_the_log() {
    var scene = DeliveryScene.in(ports());
    var conversation = scene.sms();
    scene.say(conversation, "Hello?");
    scene.settle(scene.one(LEASE), new Verdict.Dead(WHY));
    var last = Log.of(scene.scene(), conversation).getLast();
    assertThat(last.kind()).isEqualTo("delivery_failed");
    assertThat(Log.fact(last, "code")).isEqualTo("30003");
    assertThat(Log.fact(last, "seq")).isEqualTo("0");
  }
}
