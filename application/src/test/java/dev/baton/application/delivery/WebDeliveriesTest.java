package dev.baton.application.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.application.Exchange;
import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.application.Unavailable;
import dev.baton.application.contract.Race;
import dev.baton.application.contract.Scene;
import dev.baton.application.conversation.Line;
import dev.baton.application.conversation.TranscriptQueries.Filter;
import dev.baton.application.memory.MemoryPorts;
import dev.baton.application.memory.MemoryTransactions;
import dev.baton.domain.Decision;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.delivery.DeliveryStatus;
import dev.baton.domain.handoff.Handoff;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class WebDeliveriesTest {
  private final MemoryTransactions memory = new MemoryTransactions(InstantSource.system());
  private final Scene scene = Scene.in(MemoryPorts.on(memory));
  private final Conversation.Id conversation = scene.conversation();
  private final Counted counted = new Counted();
  private final WebDeliveries deliveries = new WebDeliveries(counted);

  /** The memory, which counts what is written, and is away when it is told to be. */
  private final class Counted implements Transactions {
    private int written;
    private boolean away;

    @Override
    public <R> Decision<R> on(
        Organization.Id organization,
        Conversation.Id conversation,
        Function<Exchange, Decision<R>> work) {
      throw new AssertionError("no conversation is locked for its readers");
    }

    @Override
    public <R> Decision<R> on(
        Organization.Id organization, Handoff.Id handoff, Function<Exchange, Decision<R>> work) {
      throw new AssertionError("no conversation is locked for its readers");
    }

    @Override
    public <R> R within(Function<Store, R> work) {
      if (away) throw new Unavailable("away", new java.sql.SQLException());
      written++;
      return memory.within(work);
    }
  }

  private List<Line> lines() {
    var page = new Filter(null, null);
    var found = scene.ports().transcripts().page(scene.organization(), conversation, page, 99, 99);
    return found.reversed();
  }

  private void read() {
    for (var line : lines()) deliveries.taken(scene.organization(), conversation, line);
  }

  @Test
  void what_ten_thousand_readers_take_is_written_once() {
    scene.visitorSays(conversation, "Hello?");
    for (int i = 0; i < 3; i++) Scene.result(scene.botSays(conversation, Epoch.FIRST, "Hi."));
    var lines = lines();
    Race.of(
        8,
        _ -> {
          for (int reader = 0; reader < 10_000 / 8; reader++) {
            for (var line : lines) deliveries.taken(scene.organization(), conversation, line);
          }
          return true;
        });
    assertThat(counted.written).as("nothing is written beside the reading").isZero();
    deliveries.settle();
    assertThat(counted.written).isEqualTo(1);
    assertThat(lines())
        .extracting(Line::status)
        .containsExactly(
            null, DeliveryStatus.DELIVERED, DeliveryStatus.DELIVERED, DeliveryStatus.DELIVERED);
  }

  @Test
  void what_is_delivered_already_is_not_written_again() {
    Scene.result(scene.botSays(conversation, Epoch.FIRST, "Hi."));
    read();
    deliveries.settle();
    read();
    deliveries.settle();
    assertThat(counted.written).isEqualTo(1);
  }

  @Test
  void while_the_database_is_away_it_is_kept() {
    Scene.result(scene.botSays(conversation, Epoch.FIRST, "Hi."));
    read();
    counted.away = true;
    assertThatThrownBy(deliveries::settle).isInstanceOf(Unavailable.class);
    counted.away = false;
    deliveries.settle();
    assertThat(lines()).extracting(Line::status).containsExactly(DeliveryStatus.DELIVERED);
  }

  @Test
  void more_than_a_node_may_hold_is_left_for_the_next_reader() {
    Scene.result(scene.botSays(conversation, Epoch.FIRST, "Hi."));
    var line = lines().getFirst();
    for (int i = 0; i <= WebDeliveries.MOST; i++) {
      deliveries.taken(scene.organization(), new Conversation.Id(scene.ids().next()), line);
    }
    read();
    deliveries.settle();
    assertThat(lines()).extracting(Line::status).containsExactly(DeliveryStatus.QUEUED);
    read();
    deliveries.settle();
    assertThat(lines()).extracting(Line::status).containsExactly(DeliveryStatus.DELIVERED);
  }
}
