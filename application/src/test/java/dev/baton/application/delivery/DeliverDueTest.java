package dev.baton.application.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.contract.DeliveryChannelContract;
import dev.baton.application.delivery.DeliverDue.Job;
import dev.baton.application.memory.CountingIds;
import dev.baton.application.memory.MemoryTransactions;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.delivery.Delivery.News;
import dev.baton.domain.delivery.DeliveryStatus;
import dev.baton.domain.delivery.Doubt;
import dev.baton.domain.delivery.Receipt;
import dev.baton.domain.delivery.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeliverDueTest {
  private final List<String> sent = new ArrayList<>();
  private final DeliverDue deliver =
      new DeliverDue(
          new MemoryTransactions(InstantSource.system()),
          new Remembering(),
          new CountingIds(),
          () -> 0.5);

  /** A provider within the process. */
  private final class Remembering implements DeliveryChannel {
    @Override
    public Channel channel() {
      return Channel.SMS;
    }

    @Override
    public Receipt deliver(Parcel parcel) {
      sent.add(parcel.text());
      return new Receipt.Accepted(News.of(DeliveryStatus.SENT));
    }

    @Override
    public Search find(Parcel parcel) {
      return new Search.Found(List.of());
    }
  }

  private static Job leased(Duration ago, Leased.Permission permission) {
    var parcel = DeliveryChannelContract.parcel("Hello?");
    var leased = new Leased(parcel, Channel.SMS, UUID.randomUUID(), 1, Doubt.NONE, permission, 0);
    return new Job(leased, System.nanoTime() - ago.toNanos());
  }

  @Test
  void what_was_leased_just_now_is_sent() {
    assertThat(deliver.carry(leased(Duration.ofSeconds(1), Leased.Permission.GRANTED)))
        .containsInstanceOf(Verdict.Left.class);
    assertThat(sent).containsExactly("Hello?");
  }

  /** Somebody else may have it by the time that the call is over. Source: FAILURES.md 33. */
  @Test
  void a_worker_that_was_held_up_calls_nobody() {
    var old = leased(Duration.ofSeconds(21), Leased.Permission.GRANTED);
    assertThat(deliver.carry(old)).isEmpty();
    assertThat(sent).isEmpty();
    assertThat(deliver.held(old)).isTrue();
    assertThat(deliver.held(leased(Duration.ofSeconds(61), Leased.Permission.GRANTED))).isFalse();
  }

  /** Source: FAILURES.md 68. */
  @Test
  void what_may_not_be_sent_is_given_up_without_asking_the_provider() {
    for (var permission : List.of(Leased.Permission.OPTED_OUT, Leased.Permission.NOT_OURS)) {
      assertThat(deliver.carry(leased(Duration.ZERO, permission)))
          .containsInstanceOf(Verdict.Dead.class);
    }
    assertThat(sent).isEmpty();
  }
}
