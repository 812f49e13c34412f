package dev.baton.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.delivery.Delivery.News;
import dev.baton.domain.delivery.DeliveryStatus;
import dev.baton.domain.delivery.Receipt;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedeliveryTest {
  private static final Failure WHY = new Failure("500", "It answered 500.");
  private static final double MIDDLE = 0.5;
  private static final Instant NOW = Instant.parse("2026-01-10T00:00:00Z");

  private static Fate again(@Nullable Duration asked, int tried, double jitter) {
    return Redelivery.judge(new Receipt.Again(asked, WHY), tried, jitter);
  }

  private static Fate later(Duration after) {
    return new Fate.Later(after);
  }

  @ParameterizedTest
  @CsvSource({"1, 30", "2, 120", "3, 600", "4, 1800", "5, 7200"})
  void the_waits_are_those_of_the_document(int tried, long seconds) {
    assertThat(again(null, tried, MIDDLE)).isEqualTo(later(Duration.ofSeconds(seconds)));
    assertThat(again(null, tried, 0)).isEqualTo(later(Duration.ofMillis(seconds * 800)));
    assertThat(again(null, tried, 1)).isEqualTo(later(Duration.ofMillis(seconds * 1200)));
  }

  @Test
  void after_six_tries_it_is_given_up_and_no_wish_of_the_receiver_makes_it_seven() {
    assertThat(again(null, 6, MIDDLE)).isEqualTo(new Fate.Dead());
    assertThat(again(Duration.ofSeconds(1), 7, MIDDLE)).isEqualTo(new Fate.Dead());
  }

  /** Source: FAILURES.md 55. */
  @Test
  void what_the_receiver_asks_for_holds_up_to_two_hours_and_where_it_is_longer_than_ours() {
    assertThat(again(Duration.ofSeconds(90), 1, MIDDLE)).isEqualTo(later(Duration.ofSeconds(90)));
    assertThat(again(Duration.ofSeconds(5), 1, MIDDLE)).isEqualTo(later(Duration.ofSeconds(30)));
    assertThat(again(Duration.ofSeconds(-5), 1, MIDDLE)).isEqualTo(later(Duration.ofSeconds(30)));
    assertThat(again(Duration.ofSeconds(1_000_000_000), 1, MIDDLE))
        .isEqualTo(later(Duration.ofHours(2)));
  }

  /** Source: FAILURES.md 54. */
  @Test
  void one_that_says_that_it_is_gone_is_not_asked_again() {
    var gone = Redelivery.judge(new Receipt.Closed(WHY), 1, MIDDLE);
    assertThat(gone).isEqualTo(new Fate.Gone("It answered 500."));
    assertThat(Redelivery.ending(gone, null, NOW)).contains("It answered 500.");
  }

  @Test
  void what_may_have_arrived_is_sent_again_all_the_same() {
    assertThat(Redelivery.judge(new Receipt.Unknown(WHY), 1, MIDDLE))
        .isEqualTo(later(Duration.ofSeconds(30)));
    var news = News.of(DeliveryStatus.DELIVERED);
    assertThat(Redelivery.judge(new Receipt.Accepted(news), 6, MIDDLE))
        .isEqualTo(new Fate.Delivered());
  }

  /** Source: FAILURES.md 62. */
  @Test
  void five_days_without_a_success_are_the_end() {
    var begun = NOW.minus(Duration.ofDays(5));
    var later = later(Duration.ofHours(2));
    assertThat(Redelivery.ending(later, begun, NOW)).isPresent();
    assertThat(Redelivery.ending(new Fate.Dead(), begun, NOW)).isPresent();
    assertThat(Redelivery.ending(later, begun.plusMillis(1), NOW)).isEmpty();
    assertThat(Redelivery.ending(later, null, NOW)).isEmpty();
    assertThat(Redelivery.ending(new Fate.Delivered(), begun, NOW)).isEmpty();
    assertThat(Redelivery.ending(new Fate.Dropped(), begun, NOW)).isEmpty();
  }
}
