package dev.baton.application.contract;

import static dev.baton.application.contract.DeliveryScene.LEASE;
import static dev.baton.application.contract.DeliveryScene.OVER;
import static dev.baton.application.contract.DeliveryScene.WHY;
import static dev.baton.application.contract.DeliveryScene.left;
import static dev.baton.application.contract.Scene.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.delivery.Leased;
import dev.baton.domain.JsonObject;
import dev.baton.domain.asset.MediaType;
import dev.baton.domain.conversation.Attachment;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.Draft;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.delivery.DeliveryStatus;
import dev.baton.domain.delivery.Doubt;
import dev.baton.domain.delivery.Verdict;
import dev.baton.domain.handoff.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is to be carried over a channel: when it is due, who may carry it, and in which order. */
public interface DeliveriesContract {

  Ports ports();

  @Test
  default void what_is_said_by_sms_is_due_and_what_is_said_on_the_web_is_not() {
    var scene = DeliveryScene.in(ports());
    scene.say(scene.scene().conversation(), "On the web.");
    var conversation = scene.sms();
    scene.say(conversation, "By SMS.");
    var leased = scene.one(LEASE);
    assertThat(leased.parcel().text()).isEqualTo("By SMS.");
    assertThat(leased.parcel().conversation()).isEqualTo(conversation);
    assertThat(leased.parcel().numbers()).isEqualTo(new Details.Numbers("+15550001", "+15550002"));
    assertThat(leased.tries()).isEqualTo(1);
    assertThat(leased.doubt()).isEqualTo(Doubt.NONE);
    assertThat(scene.delivery(conversation, 0).status()).isEqualTo(DeliveryStatus.SENDING);
    assertThat(scene.lease(LEASE, 9)).isEmpty();
    assertThat(scene.settle(leased, left("SM" + UUID.randomUUID()))).isTrue();
    assertThat(scene.delivery(conversation, 0).status()).isEqualTo(DeliveryStatus.SENT);
    assertThat(scene.lease(LEASE, 9)).isEmpty();
  }

  @Test
  default void what_a_message_brings_along_is_leased_with_it() {
    var scene = DeliveryScene.in(ports());
    var conversation = scene.sms();
    scene.scene().request(conversation, Request.unbriefed());
    var image = AssetsContract.asset(scene.scene(), 'e', MediaType.PNG);
    var files =
        List.of(
            new Attachment(
                ports().transactions().within(store -> store.assets().add(image)), "e.png"));
    var marker = new Message.Id(scene.scene().ids().next());
    var id = new Message.Id(scene.scene().ids().next());
    var draft = new Draft(id, new Author.Human(null), "Look.", JsonObject.EMPTY, files);
    result(scene.scene().on(conversation, ex -> ex.conversation().reply(draft, marker, ex.now())));
    var first = scene.one(LEASE);
    assertThat(first.parcel().attachments()).isEmpty();
    scene.settle(first, left("SM" + UUID.randomUUID()));
    assertThat(scene.one(LEASE).parcel().attachments()).isEqualTo(files);
  }

  @Test
  default void of_a_conversation_one_leaves_after_the_other() {
    var scene = DeliveryScene.in(ports());
    var first = scene.sms();
    scene.say(first, "1", "2", "3");
    var second = scene.sms();
    scene.say(second, "a");
    var order = new ArrayList<String>();
    for (var round = scene.lease(LEASE, 9); !round.isEmpty(); round = scene.lease(LEASE, 9)) {
      assertThat(round.stream().map(it -> it.parcel().conversation())).doesNotHaveDuplicates();
      for (var each : round) {
        order.add(each.parcel().text());
        scene.settle(each, each.parcel().seq() == 1 ? new Verdict.Dead(WHY) : left("x" + order));
      }
    }
    assertThat(order).containsExactlyInAnyOrder("1", "2", "3", "a");
    assertThat(order).containsSubsequence("1", "2", "3");
    assertThat(scene.delivery(first, 1).failure()).isEqualTo(WHY);
  }

  @Test
  default void nothing_follows_while_the_one_before_it_waits() {
    var scene = DeliveryScene.in(ports());
    scene.say(scene.sms(), "1", "2");
    var head = scene.one(LEASE);
    scene.settle(head, new Verdict.Later(Duration.ofHours(1), Doubt.NONE));
    assertThat(scene.lease(LEASE, 9)).isEmpty();
  }

  /** Source: FAILURES.md 13 and 33, for channels. */
  @Test
  default void a_lease_that_lapsed_is_due_again_and_its_former_holder_settles_nothing() {
    var scene = DeliveryScene.in(ports());
    var conversation = scene.sms();
    scene.say(conversation, "Hello?");
    var stalled = scene.one(OVER);
    var taken = scene.one(LEASE);
    assertThat(taken.doubt()).isEqualTo(Doubt.LAPSED);
    assertThat(taken.tries()).isEqualTo(2);
    assertThat(scene.settle(stalled, new Verdict.Dead(WHY))).isFalse();
    assertThat(scene.settle(stalled, left("SMlate"))).isFalse();
    assertThat(scene.settle(stalled, new Verdict.Later(OVER, Doubt.NONE))).isFalse();
    assertThat(scene.delivery(conversation, 0).status()).isEqualTo(DeliveryStatus.SENDING);
    assertThat(scene.settle(taken, left("SM" + UUID.randomUUID()))).isTrue();
  }

  @Test
  default void an_attempt_without_an_answer_is_remembered_as_one() {
    var scene = DeliveryScene.in(ports());
    scene.say(scene.sms(), "Hello?");
    scene.settle(scene.one(LEASE), new Verdict.Later(OVER, Doubt.UNANSWERED));
    assertThat(scene.one(OVER).doubt()).isEqualTo(Doubt.UNANSWERED);
    assertThat(scene.one(LEASE).doubt()).as("lapsed as well").isEqualTo(Doubt.UNANSWERED);
  }

  /** Source: FAILURES.md 69 and 74. */
  @Test
  default void a_channel_that_is_paused_gives_nothing_and_then_one_to_try_it_with() {
    var scene = DeliveryScene.in(ports());
    scene.say(scene.sms(), "1");
    scene.say(scene.sms(), "2");
    var head = scene.lease(LEASE, 1).getFirst();
    scene.settle(head, new Verdict.Paused(Duration.ofSeconds(1), WHY, Doubt.NONE));
    assertThat(scene.lease(LEASE, 9)).isEmpty();
    var probe = once(scene);
    assertThat(probe.strikes()).isPositive();
    assertThat(scene.lease(LEASE, 9)).as("while it is tried").isEmpty();
    assertThat(scene.settle(probe, left("SM" + UUID.randomUUID()))).isTrue();
    assertThat(scene.lease(LEASE, 9)).hasSize(1);
  }

  private static Leased once(DeliveryScene scene) {
    while (true) {
      var leased = scene.lease(LEASE, 9);
      if (!leased.isEmpty()) return leased.getFirst();
    }
  }
}
