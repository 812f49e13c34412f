package dev.baton.application.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.memory.CountingIds;
import dev.baton.application.memory.CountingSecrets;
import dev.baton.application.memory.MarkingSeals;
import dev.baton.application.memory.MemoryTransactions;
import dev.baton.application.webhook.LeasedDelivery.Matter;
import dev.baton.application.webhook.SendDeliveries.Job;
import dev.baton.domain.JsonObject;
import dev.baton.domain.access.Organization;
import dev.baton.domain.delivery.Delivery.News;
import dev.baton.domain.delivery.DeliveryStatus;
import dev.baton.domain.delivery.Receipt;
import dev.baton.domain.webhook.Fate;
import dev.baton.domain.webhook.Subscription;
import dev.baton.domain.webhook.Topic;
import dev.baton.domain.webhook.Webhook;
import dev.baton.domain.webhook.WebhookDelivery;
import dev.baton.domain.webhook.WebhookDelivery.Place;
import dev.baton.domain.webhook.WebhookDelivery.Progress;
import dev.baton.domain.webhook.WebhookDelivery.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SendDeliveriesTest {
  private static final Instant LEASED = Instant.parse("2026-01-01T12:00:00Z");
  private static final WebhookCalls.Called TAKEN =
      new WebhookCalls.Called(
          new Receipt.Accepted(News.of(DeliveryStatus.DELIVERED)),
          new CallRecord(Duration.ofMillis(7), 200, null, "ok"));

  private final List<WebhookParcel> sent = new ArrayList<>();
  private final SendDeliveries deliveries =
      new SendDeliveries(
          new MemoryTransactions(InstantSource.fixed(LEASED)),
          this::take,
          new SigningSecrets(new CountingSecrets(), new MarkingSeals()),
          new CountingIds());

  private WebhookCalls.Called take(WebhookParcel parcel) {
    sent.add(parcel);
    return TAKEN;
  }

  private static Job leased(Duration ago, Matter matter) {
    var organization = new Organization.Id(UUID.randomUUID());
    var wish = new Subscription("https://x.example", Set.of("message.created"), null);
    var id = new Webhook.Id(UUID.randomUUID());
    var webhook = Webhook.registered(id, organization, wish, "sealed whsec_x", LEASED);
    var told = new Told(Topic.MESSAGE_CREATED, JsonObject.EMPTY, LEASED);
    var delivery =
        new WebhookDelivery(
            new WebhookDelivery.Id(UUID.randomUUID()),
            organization,
            id,
            new Place(UUID.randomUUID(), 0),
            told,
            Progress.NEW);
    var leased = new LeasedDelivery(delivery, webhook, null, matter, UUID.randomUUID(), LEASED);
    return new Job(leased, System.nanoTime() - ago.toNanos());
  }

  /** Source: FAILURES.md 93. */
  @Test
  void what_was_leased_just_now_is_sent_at_the_time_that_it_is_for_the_database() {
    var settlement = deliveries.send(leased(Duration.ofSeconds(19), new Matter.None()));
    assertThat(settlement).map(Settlement::fate).contains(new Fate.Delivered());
    assertThat(sent)
        .singleElement()
        .satisfies(it -> assertThat(it.secrets()).containsExactly("whsec_x"))
        .extracting(WebhookParcel::at)
        .matches(at -> !at.isBefore(LEASED.plusSeconds(19)) && at.isBefore(LEASED.plusSeconds(99)));
  }

  /** Somebody else may have it by the time that the call is over. Source: FAILURES.md 33. */
  @Test
  void a_worker_that_was_held_up_calls_nobody() {
    assertThat(deliveries.send(leased(Duration.ofSeconds(21), new Matter.None()))).isEmpty();
    assertThat(sent).isEmpty();
  }

  @Test
  void what_is_not_there_any_more_is_told_to_nobody() {
    var settlement = deliveries.send(leased(Duration.ZERO, new Matter.Gone()));
    assertThat(settlement).map(Settlement::fate).contains(new Fate.Dropped());
    assertThat(sent).isEmpty();
  }
}
