package dev.baton.application.contract;

import static dev.baton.application.contract.Scene.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.conversation.TranscriptQueries.Filter;
import dev.baton.application.delivery.Deliveries;
import dev.baton.application.delivery.Leased;
import dev.baton.application.delivery.WebDeliveries.Taken;
import dev.baton.domain.JsonObject;
import dev.baton.domain.asset.MediaType;
import dev.baton.domain.conversation.Attachment;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.Draft;
import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.delivery.Delivery;
import dev.baton.domain.delivery.Delivery.Carriage;
import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.delivery.Delivery.News;
import dev.baton.domain.delivery.DeliveryStatus;
import dev.baton.domain.delivery.Doubt;
import dev.baton.domain.delivery.Verdict;
import dev.baton.domain.handoff.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is to be carried over a channel, and how far it has come. Nothing else is due while one of
 * these runs: what an earlier one left is put away.
 */
public interface DeliveriesContract {
  Duration LEASE = Duration.ofMinutes(1);
  Duration OVER = Duration.ZERO;
  Failure WHY = new Failure("30003", "Unreachable.");

  Ports ports();

  private <R> R deliveries(Function<Deliveries, R> work) {
    return ports().transactions().within(store -> work.apply(store.deliveries()));
  }

  private List<Leased> lease(Duration lease, int most) {
    return deliveries(it -> it.lease(Channel.SMS, UUID.randomUUID(), lease, most));
  }

  private Leased one(Duration lease) {
    var leased = lease(lease, 9);
    assertThat(leased).hasSize(1);
    return leased.getFirst();
  }

  private boolean settle(Leased leased, Verdict verdict) {
    return deliveries(it -> it.settle(leased, verdict));
  }

  private static Verdict.Left left(String providerId) {
    return new Verdict.Left(
        new News(DeliveryStatus.SENT, new Carriage(providerId, "AC1", 1, null, null), null));
  }

  private void hear(String providerId, DeliveryStatus status) {
    var failure = status == DeliveryStatus.UNDELIVERED ? WHY : null;
    deliveries(
        it -> {
          it.hear(providerId, new News(status, Carriage.NONE, failure));
          return true;
        });
  }

  @BeforeEach
  default void put_away_what_is_left() {
    for (var rest = lease(OVER, 99); !rest.isEmpty(); rest = lease(OVER, 99)) {
      for (var each : rest) settle(each, left("rest-" + UUID.randomUUID()));
    }
  }

  private static Conversation.Id sms(Scene scene) {
    var details = TransactionsContract.fullDetails(scene, "crm-" + UUID.randomUUID());
    return scene.conversation(Channel.SMS, details);
  }

  private static void say(Scene scene, Conversation.Id conversation, String... texts) {
    for (var text : texts) result(scene.botSays(conversation, Epoch.FIRST, text));
  }

  private Delivery delivery(Scene scene, Conversation.Id conversation, long seq) {
    var lines =
        ports()
            .transcripts()
            .page(scene.organization(), conversation, new Filter(null, null), seq + 1, 1);
    var delivery = lines.getFirst().delivery();
    if (delivery == null) throw new AssertionError("nobody is told " + seq);
    return delivery;
  }

  @Test
  default void what_is_said_by_sms_is_due_and_what_is_said_on_the_web_is_not() {
    var scene = Scene.in(ports());
    say(scene, scene.conversation(), "On the web.");
    var conversation = sms(scene);
    say(scene, conversation, "By SMS.");
    var leased = one(LEASE);
    assertThat(leased.parcel().text()).isEqualTo("By SMS.");
    assertThat(leased.parcel().conversation()).isEqualTo(conversation);
    assertThat(leased.parcel().numbers()).isEqualTo(new Details.Numbers("+15550001", "+15550002"));
    assertThat(leased.tries()).isEqualTo(1);
    assertThat(leased.doubt()).isEqualTo(Doubt.NONE);
    assertThat(delivery(scene, conversation, 0).status()).isEqualTo(DeliveryStatus.SENDING);
    assertThat(lease(LEASE, 9)).isEmpty();
    assertThat(settle(leased, left("SM" + UUID.randomUUID()))).isTrue();
    assertThat(delivery(scene, conversation, 0).status()).isEqualTo(DeliveryStatus.SENT);
    assertThat(lease(LEASE, 9)).isEmpty();
  }

  @Test
  default void what_a_message_brings_along_is_leased_with_it() {
    var scene = Scene.in(ports());
    var conversation = sms(scene);
    scene.request(conversation, Request.unbriefed());
    var image = AssetsContract.asset(scene, 'e', MediaType.PNG);
    var files =
        List.of(
            new Attachment(
                ports().transactions().within(store -> store.assets().add(image)), "e.png"));
    var marker = new Message.Id(scene.ids().next());
    var id = new Message.Id(scene.ids().next());
    var draft = new Draft(id, new Author.Human(null), "Look.", JsonObject.EMPTY, files);
    result(scene.on(conversation, ex -> ex.conversation().reply(draft, marker, ex.now())));
    var first = one(LEASE);
    assertThat(first.parcel().attachments()).isEmpty();
    settle(first, left("SM" + UUID.randomUUID()));
    assertThat(one(LEASE).parcel().attachments()).isEqualTo(files);
  }

  @Test
  default void of_a_conversation_one_leaves_after_the_other() {
    var scene = Scene.in(ports());
    var first = sms(scene);
    say(scene, first, "1", "2", "3");
    var second = sms(scene);
    say(scene, second, "a");
    var order = new ArrayList<String>();
    for (var round = lease(LEASE, 9); !round.isEmpty(); round = lease(LEASE, 9)) {
      assertThat(round.stream().map(it -> it.parcel().conversation())).doesNotHaveDuplicates();
      for (var each : round) {
        order.add(each.parcel().text());
        settle(each, each.parcel().seq() == 1 ? new Verdict.Dead(WHY) : left("x" + order));
      }
    }
    assertThat(order).containsExactlyInAnyOrder("1", "2", "3", "a");
    assertThat(order).containsSubsequence("1", "2", "3");
    assertThat(delivery(scene, first, 1).failure()).isEqualTo(WHY);
  }

  @Test
  default void nothing_follows_while_the_one_before_it_waits() {
    var scene = Scene.in(ports());
    say(scene, sms(scene), "1", "2");
    var head = one(LEASE);
    settle(head, new Verdict.Later(Duration.ofHours(1), Doubt.NONE));
    assertThat(lease(LEASE, 9)).isEmpty();
  }

  /** Source: FAILURES.md 13 and 33, for channels. */
  @Test
  default void a_lease_that_lapsed_is_due_again_and_its_former_holder_settles_nothing() {
    var scene = Scene.in(ports());
    var conversation = sms(scene);
    say(scene, conversation, "Hello?");
    var stalled = one(OVER);
    var taken = one(LEASE);
    assertThat(taken.doubt()).isEqualTo(Doubt.LAPSED);
    assertThat(taken.tries()).isEqualTo(2);
    assertThat(settle(stalled, new Verdict.Dead(WHY))).isFalse();
    assertThat(settle(stalled, left("SMlate"))).isFalse();
    assertThat(settle(stalled, new Verdict.Later(OVER, Doubt.NONE))).isFalse();
    assertThat(delivery(scene, conversation, 0).status()).isEqualTo(DeliveryStatus.SENDING);
    assertThat(settle(taken, left("SM" + UUID.randomUUID()))).isTrue();
  }

  @Test
  default void an_attempt_without_an_answer_is_remembered_as_one() {
    var scene = Scene.in(ports());
    say(scene, sms(scene), "Hello?");
    settle(one(LEASE), new Verdict.Later(OVER, Doubt.UNANSWERED));
    assertThat(one(OVER).doubt()).isEqualTo(Doubt.UNANSWERED);
    assertThat(one(LEASE).doubt()).as("lapsed as well").isEqualTo(Doubt.UNANSWERED);
  }

  /** Source: FAILURES.md 69 and 74. */
  @Test
  default void a_channel_that_is_paused_gives_nothing_and_then_one_to_try_it_with() {
    var scene = Scene.in(ports());
    say(scene, sms(scene), "1");
    say(scene, sms(scene), "2");
    var head = lease(LEASE, 1).getFirst();
    settle(head, new Verdict.Paused(Duration.ofSeconds(1), WHY, Doubt.NONE));
    assertThat(lease(LEASE, 9)).isEmpty();
    var probe = once();
    assertThat(probe.strikes()).isPositive();
    assertThat(lease(LEASE, 9)).as("while it is tried").isEmpty();
    assertThat(settle(probe, left("SM" + UUID.randomUUID()))).isTrue();
    assertThat(lease(LEASE, 9)).hasSize(1);
  }

  private Leased once() {
    while (true) {
      var leased = lease(LEASE, 9);
      if (!leased.isEmpty()) return leased.getFirst();
    }
  }

  /** Source: FAILURES.md 71. */
  @Test
  default void what_is_told_late_twice_or_backwards_changes_nothing() {
    var scene = Scene.in(ports());
    var conversation = sms(scene);
    say(scene, conversation, "Hello?");
    var id = "SM" + UUID.randomUUID();
    settle(one(LEASE), left(id));
    hear(id, DeliveryStatus.DELIVERED);
    var delivered = delivery(scene, conversation, 0);
    assertThat(delivered.status()).isEqualTo(DeliveryStatus.DELIVERED);
    assertThat(delivered.times().delivered()).isNotNull();
    hear(id, DeliveryStatus.SENT);
    hear(id, DeliveryStatus.DELIVERED);
    hear(id, DeliveryStatus.UNDELIVERED);
    assertThat(delivery(scene, conversation, 0)).isEqualTo(delivered);
  }

  /** Source: FAILURES.md 71. */
  @Test
  default void what_is_told_before_our_own_commit_is_true_after_it() {
    var scene = Scene.in(ports());
    var conversation = sms(scene);
    say(scene, conversation, "Hello?");
    var leased = one(LEASE);
    var id = "SM" + UUID.randomUUID();
    hear(id, DeliveryStatus.UNDELIVERED);
    hear(id, DeliveryStatus.SENT);
    settle(leased, left(id));
    var failed = delivery(scene, conversation, 0);
    assertThat(failed.status()).isEqualTo(DeliveryStatus.UNDELIVERED);
    assertThat(failed.failure()).isEqualTo(WHY);
    assertThat(Log.of(scene, conversation).getLast().kind()).isEqualTo("delivery_failed");
  }

  @Test
  default void the_providers_ids_are_known_once_they_are_settled() {
    var scene = Scene.in(ports());
    say(scene, sms(scene), "Hello?");
    var id = "SM" + UUID.randomUUID();
    settle(one(LEASE), left(id));
    Set<String> known = deliveries(it -> it.known(List.of(id, "SMother")));
    assertThat(known).containsExactly(id);
  }

  @Test
  default void how_far_it_came_is_told_in_the_log_once_each() {
    var scene = Scene.in(ports());
    var conversation = sms(scene);
    say(scene, conversation, "Hello?");
    var id = "SM" + UUID.randomUUID();
    settle(one(LEASE), left(id));
    hear(id, DeliveryStatus.DELIVERED);
    hear(id, DeliveryStatus.SENT);
    hear(id, DeliveryStatus.DELIVERED);
    var moved =
        Log.of(scene, conversation).stream().filter(it -> it.kind().equals("delivery_moved"));
    assertThat(moved.map(each -> Log.fact(each, "status"))).containsExactly("sent", "delivered");
  }

  @Test
  default void a_failure_is_told_in_the_log() {
    var scene = Scene.in(ports());
    var conversation = sms(scene);
    say(scene, conversation, "Hello?");
    settle(one(LEASE), new Verdict.Dead(WHY));
    var last = Log.of(scene, conversation).getLast();
    assertThat(last.kind()).isEqualTo("delivery_failed");
    assertThat(Log.fact(last, "code")).isEqualTo("30003");
    assertThat(Log.fact(last, "seq")).isEqualTo("0");
  }

  private void taken(Scene scene, Conversation.Id conversation, long... seqs) {
    var had =
        Arrays.stream(seqs)
            .mapToObj(seq -> new Taken(scene.organization(), conversation, seq))
            .collect(Collectors.toSet());
    deliveries(
        it -> {
          it.taken(had);
          return true;
        });
  }

  @Test
  default void what_a_reader_on_the_web_took_is_delivered_once_and_nothing_else_is() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    say(scene, conversation, "1", "2");
    var texting = sms(scene);
    say(scene, texting, "By SMS.");
    taken(scene, conversation, 0, 7);
    taken(scene, texting, 0);
    var first = delivery(scene, conversation, 0);
    assertThat(first.status()).isEqualTo(DeliveryStatus.DELIVERED);
    assertThat(first.times().delivered()).isNotNull().isEqualTo(first.times().sent());
    assertThat(delivery(scene, conversation, 1).status()).isEqualTo(DeliveryStatus.QUEUED);
    assertThat(delivery(scene, texting, 0).status()).isEqualTo(DeliveryStatus.QUEUED);
    taken(scene, conversation, 0, 1);
    assertThat(delivery(scene, conversation, 0)).isEqualTo(first);
    assertThat(delivery(scene, conversation, 1).status()).isEqualTo(DeliveryStatus.DELIVERED);
    assertThat(Log.of(scene, conversation)).as("no event for each reader").hasSize(3);
  }

  @Test
  default void readers_of_many_nodes_do_not_stand_in_each_others_way() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    var seqs = LongStream.range(0, 40).toArray();
    for (var seq : seqs) say(scene, conversation, "message " + seq);
    Race.of(
        8,
        _ -> {
          taken(scene, conversation, seqs);
          return true;
        });
    for (var seq : seqs) {
      assertThat(delivery(scene, conversation, seq).status()).isEqualTo(DeliveryStatus.DELIVERED);
    }
  }
}
