package dev.baton.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.delivery.Delivery.Carriage;
import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.delivery.Delivery.News;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant T1 = T0.plusSeconds(1);
  private static final Instant T2 = T0.plusSeconds(2);
  private static final Failure WHY = new Failure("30003", "Unreachable.");
  private static final Carriage SOLD = new Carriage("SM1", "AC1", 2, null, null);

  private static Delivery sent() {
    return Delivery.queued(T0).hearing(new News(DeliveryStatus.SENT, SOLD, null), T1);
  }

  @Test
  void each_step_has_its_time_and_one_that_was_passed_over_that_of_the_next() {
    var sent = sent();
    assertThat(sent.times()).isEqualTo(new Delivery.Times(T1, T1, null, null));
    var read = sent.hearing(News.of(DeliveryStatus.READ), T2);
    assertThat(read.times()).isEqualTo(new Delivery.Times(T2, T1, T2, T2));
    assertThat(read.carriage()).isEqualTo(SOLD);
  }

  @Test
  void news_from_the_past_change_nothing_but_what_was_not_known() {
    var delivered = sent().hearing(News.of(DeliveryStatus.DELIVERED), T1);
    assertThat(delivered.hearing(News.of(DeliveryStatus.SENT), T2)).isEqualTo(delivered);
    assertThat(delivered.hearing(News.failed(WHY), T2)).isEqualTo(delivered);
    var price = new Carriage("SM2", null, 9, "-0.0075", "USD");
    var priced = delivered.hearing(new News(DeliveryStatus.SENT, price, null), T2);
    assertThat(priced.status()).isEqualTo(DeliveryStatus.DELIVERED);
    assertThat(priced.times()).isEqualTo(delivered.times());
    assertThat(priced.carriage()).isEqualTo(new Carriage("SM1", "AC1", 2, "-0.0075", "USD"));
  }

  @Test
  void what_failed_says_why_and_stays_so() {
    var failed = sent().hearing(new News(DeliveryStatus.UNDELIVERED, Carriage.NONE, WHY), T2);
    assertThat(failed.failure()).isEqualTo(WHY);
    assertThat(failed.times().sent()).isEqualTo(T1);
    assertThat(failed.hearing(News.of(DeliveryStatus.DELIVERED), T2)).isEqualTo(failed);
    var mute = sent().hearing(News.of(DeliveryStatus.FAILED), T2);
    assertThat(mute.failure()).isNotNull();
  }
}
