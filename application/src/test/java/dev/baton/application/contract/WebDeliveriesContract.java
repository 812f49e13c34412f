package dev.baton.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.delivery.DeliveryStatus;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Whoever reads a message on the web has it delivered. */
public interface WebDeliveriesContract {

  Ports ports();

  @Test
  default void what_a_reader_on_the_web_took_is_delivered_once_and_nothing_else_is() {
    var scene = DeliveryScene.in(ports());
    var conversation = scene.scene().conversation();
    scene.say(conversation, "1", "2");
    var texting = scene.sms();
    scene.say(texting, "By SMS.");
    scene.taken(conversation, 0, 7);
    scene.taken(texting, 0);
    var first = scene.delivery(conversation, 0);
    assertThat(first.status()).isEqualTo(DeliveryStatus.DELIVERED);
    assertThat(first.times().delivered()).isNotNull().isEqualTo(first.times().sent());
    assertThat(scene.delivery(conversation, 1).status()).isEqualTo(DeliveryStatus.QUEUED);
    assertThat(scene.delivery(texting, 0).status()).isEqualTo(DeliveryStatus.QUEUED);
    scene.taken(conversation, 0, 1);
    assertThat(scene.delivery(conversation, 0)).isEqualTo(first);
    assertThat(scene.delivery(conversation, 1).status()).isEqualTo(DeliveryStatus.DELIVERED);
    assertThat(Log.of(scene.scene(), conversation)).as("no event for each reader").hasSize(3);
  }

  @Test
  default void readers_of_many_nodes_do_not_stand_in_each_others_way() {
    var scene = DeliveryScene.in(ports());
    var conversation = scene.scene().conversation();
    var seqs = LongStream.range(0, 40).toArray();
    for (var seq : seqs) scene.say(conversation, "message " + seq);
    Race.of(
        8,
        _ -> {
          scene.taken(conversation, seqs);
          return true;
        });
    for (var seq : seqs) {
      assertThat(scene.delivery(conversation, seq).status()).isEqualTo(DeliveryStatus.DELIVERED);
    }
  }
}
