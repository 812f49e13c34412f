package dev.baton.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.delivery.Delivery.News;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryRuleTest {
  private static final RetryRule RULE =
      new RetryRule(Duration.ofSeconds(2), Duration.ofMinutes(1), 5);
  private static final Failure WHY = new Failure("x", "y");
  private static final double MIDDLE = 0.5;

  private static Duration wait(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Later(var after, _) -> after;
      case Verdict.Paused(var after, _, _) -> after;
      case Verdict.Left _, Verdict.Dead _ -> throw new AssertionError(verdict);
    };
  }

  private static Verdict again(@Nullable Duration asked, int tried, double jitter) {
    return RULE.judge(new Receipt.Again(asked, WHY), tried, 0, jitter);
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 4", "3, 8", "4, 16"})
  void the_wait_doubles(int tried, long seconds) {
    assertThat(wait(again(null, tried, MIDDLE))).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void the_wait_is_spread_by_a_quarter_and_never_longer_than_the_longest() {
    assertThat(wait(again(null, 1, 0))).isEqualTo(Duration.ofMillis(1500));
    assertThat(wait(again(null, 1, 1))).isEqualTo(Duration.ofMillis(2500));
    var patient = new RetryRule(Duration.ofSeconds(2), Duration.ofMinutes(1), 99);
    assertThat(wait(patient.judge(new Receipt.Again(null, WHY), 90, 0, MIDDLE)))
        .isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void what_the_provider_asks_for_holds_up_to_an_hour_and_where_it_is_longer_than_ours() {
    assertThat(wait(again(Duration.ofSeconds(90), 1, MIDDLE))).isEqualTo(Duration.ofSeconds(90));
    assertThat(wait(again(Duration.ofSeconds(1_000_000_000), 1, MIDDLE)))
        .isEqualTo(Duration.ofHours(1));
    assertThat(wait(again(Duration.ofSeconds(-5), 1, MIDDLE))).isEqualTo(Duration.ofSeconds(2));
    assertThat(wait(again(Duration.ZERO, 1, MIDDLE))).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void it_is_given_up_after_its_tries_and_at_once_when_it_is_refused() {
    assertThat(again(null, 4, MIDDLE)).isInstanceOf(Verdict.Later.class);
    assertThat(again(null, 5, MIDDLE)).isEqualTo(new Verdict.Dead(WHY));
    assertThat(RULE.judge(new Receipt.Refused(WHY), 1, 0, MIDDLE)).isEqualTo(new Verdict.Dead(WHY));
  }

  /** Source: FAILURES.md 67. */
  @Test
  void what_may_have_arrived_is_looked_for_and_never_sent_again() {
    var unknown = RULE.judge(new Receipt.Unknown(WHY), 1, 0, MIDDLE);
    assertThat(unknown).isEqualTo(new Verdict.Later(Duration.ofSeconds(16), Doubt.UNANSWERED));
    assertThat(RULE.missing(2, WHY, MIDDLE))
        .isInstanceOfSatisfying(
            Verdict.Later.class, it -> assertThat(it.doubt()).isEqualTo(Doubt.UNANSWERED));
    assertThat(RULE.missing(4, WHY, MIDDLE)).isEqualTo(new Verdict.Dead(WHY));
  }

  @Test
  void a_provider_that_is_busy_or_refuses_us_pauses_the_channel_longer_each_time() {
    var busy = new Receipt.Busy(null, WHY);
    assertThat(wait(RULE.judge(busy, 9, 0, MIDDLE))).isEqualTo(Duration.ofSeconds(2));
    assertThat(wait(RULE.judge(busy, 9, 3, MIDDLE))).isEqualTo(Duration.ofSeconds(16));
    var closed = new Receipt.Closed(WHY);
    assertThat(wait(RULE.judge(closed, 9, 0, MIDDLE))).isEqualTo(Duration.ofSeconds(30));
    assertThat(wait(RULE.judge(closed, 9, 5, MIDDLE))).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void what_was_taken_has_left() {
    var news = News.of(DeliveryStatus.SENT);
    assertThat(RULE.judge(new Receipt.Accepted(news), 9, 0, MIDDLE))
        .isEqualTo(new Verdict.Left(news));
  }

  @Test
  void nonsense_is_no_rule() {
    var second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new RetryRule(second, second, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RetryRule(Duration.ZERO, second, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RetryRule(second, Duration.ofMillis(1), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
