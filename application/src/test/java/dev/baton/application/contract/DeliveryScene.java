package dev.baton.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.conversation.TranscriptQueries.Filter;
import dev.baton.application.delivery.Deliveries;
import dev.baton.application.delivery.Leased;
import dev.baton.application.delivery.WebDeliveries.Taken;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.delivery.Delivery;
import dev.baton.domain.delivery.Delivery.Carriage;
import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.delivery.Delivery.News;
import dev.baton.domain.delivery.DeliveryStatus;
import dev.baton.domain.delivery.Verdict;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An organization that is written to by SMS and on the web, and the words to carry it. Nothing else
 * is due by SMS: what an earlier one left is put away.
 */
record DeliveryScene(Scene scene) {
  static final Duration LEASE = Duration.ofMinutes(1);
  static final Duration OVER = Duration.ZERO;
  static final Failure WHY = new Failure("30003", "Unreachable.");

  static DeliveryScene in(Ports ports) {
    var scene = new DeliveryScene(Scene.in(ports));
    scene.putAwayWhatIsLeft();
    return scene;
  }

  private void putAwayWhatIsLeft() {
    for (var rest = lease(OVER, 99); !rest.isEmpty(); rest = lease(OVER, 99)) {
      for (var each : rest) settle(each, left("rest-" + UUID.randomUUID()));
    }
  }

  <R> R deliveries(Function<Deliveries, R> work) {
    return scene.ports().transactions().within(store -> work.apply(store.deliveries()));
  }

  Conversation.Id sms() {
    var details = TransactionsContract.fullDetails(scene, "crm-" + UUID.randomUUID());
    return scene.conversation(Channel.SMS, details);
  }

  void say(Conversation.Id conversation, String... texts) {
    for (var text : texts) Scene.result(scene.botSays(conversation, Epoch.FIRST, text));
  }

  List<Leased> lease(Duration lease, int most) {
    return deliveries(it -> it.lease(Channel.SMS, UUID.randomUUID(), lease, most));
  }

  Leased one(Duration lease) {
    var leased = lease(lease, 9);
    assertThat(leased).hasSize(1);
    return leased.getFirst();
  }

  boolean settle(Leased leased, Verdict verdict) {
    return deliveries(it -> it.settle(leased, verdict));
  }

  static Verdict.Left left(String providerId) {
    return new Verdict.Left(
        new News(DeliveryStatus.SENT, new Carriage(providerId, "AC1", 1, null, null), null));
  }

  void hear(String providerId, DeliveryStatus status) {
    var failure = status == DeliveryStatus.UNDELIVERED ? WHY : null;
    deliveries(
        it -> {
          it.hear(providerId, new News(status, Carriage.NONE, failure));
          return true;
        });
  }

  void taken(Conversation.Id conversation, long... seqs) {
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

  Delivery delivery(Conversation.Id conversation, long seq) {
    var lines =
        scene
            .ports()
            .transcripts()
            .page(scene.organization(), conversation, new Filter(null, null), seq + 1, 1);
    var delivery = lines.getFirst().delivery();
    if (delivery == null) throw new AssertionError("nobody is told " + seq);
    return delivery;
  }
}
