package dev.baton.http.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Unavailable;
import dev.baton.application.limits.FixedWindows;
import dev.baton.application.limits.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicInteger asked = new AtomicInteger();
  private Instant now = START;
  private boolean away;

  private Budget budget(IntFunction<Share> more) {
    return new Budget(
        wanted -> {
          asked.incrementAndGet();
          if (away) throw new Unavailable("the database is away", null);
          return more.apply(wanted);
        },
        () -> Duration.between(START, now).toNanos());
  }

  private Budget budget(int perMinute, int perHour) {
    return budget(new FixedWindows(perMinute, perHour, () -> now)::take);
  }

  private static int passed(Budget budget, int requests) {
    int passed = 0;
    for (int i = 0; i < requests; i++) if (budget.take().allowed()) passed++;
    return passed;
  }

  @Test
  void a_minute_has_room_for_its_limit_and_no_more() {
    var budget = budget(6_000, 100_000);
    assertThat(passed(budget, 7_000)).isEqualTo(6_000);
    now = now.plusSeconds(60);
    assertThat(passed(budget, 7_000)).isEqualTo(6_000);
  }

  @Test
  void an_hour_has_room_for_its_limit_and_no_more() {
    var budget = budget(60, 100);
    int passed = 0;
    for (int minute = 0; minute < 60; minute++) {
      passed += passed(budget, 70);
      now = now.plusSeconds(60);
    }
    assertThat(passed).isEqualTo(100);
    assertThat(passed(budget, 70)).isEqualTo(60);
  }

  @Test
  void of_a_hundred_requests_less_than_one_asks() {
    var budget = budget(6_000, 1_000_000);
    passed(budget, 6_000);
    assertThat(asked.get()).isLessThan(60);
    asked.set(0);
    now = now.plusSeconds(60);
    passed(budget, 6_000);
    assertThat(asked.get()).isLessThan(60);
  }

  /** Source: FAILURES.md 83. */
  @Test
  void whoever_is_over_the_limit_costs_no_question_until_the_minute_is_over() {
    var budget = budget(100, 1_000);
    passed(budget, 101);
    asked.set(0);
    assertThat(passed(budget, 10_000)).isZero();
    assertThat(asked).hasValue(0);
    now = now.plusSeconds(60);
    assertThat(budget.take().allowed()).isTrue();
  }

  @Test
  void two_nodes_together_never_exceed_a_limit() {
    var windows = new FixedWindows(1_000, 100_000, () -> now);
    var one = budget(windows::take);
    var other = budget(windows::take);
    int passed = 0;
    for (int i = 0; i < 2_000; i++) {
      if (one.take().allowed()) passed++;
      if (other.take().allowed()) passed++;
    }
    // What one node has left over is not much.
    assertThat(passed).isBetween(960, 1_000);
  }

  @Test
  void what_is_left_of_a_minute_is_lost_with_it() {
    var windows = new FixedWindows(100, 1_000, () -> now);
    var idle = budget(windows::take);
    var busy = budget(windows::take);
    passed(idle, 5);
    now = now.plusSeconds(60);
    int passed = passed(busy, 200);
    assertThat(passed + passed(idle, 200)).isEqualTo(100);
  }

  @Test
  void it_tells_how_much_is_left_and_until_when() {
    var budget = budget(2, 100_000);
    now = now.plusSeconds(18);
    assertThat(budget.take().headers())
        .containsEntry("X-RateLimit-Limit-Minute", "2")
        .containsEntry("X-RateLimit-Remaining-Minute", "1")
        .containsEntry("X-RateLimit-Reset-Minute", "" + START.plusSeconds(60).getEpochSecond())
        .containsEntry("X-RateLimit-Limit-Hour", "100000")
        .containsEntry("X-RateLimit-Remaining-Hour", "99999")
        .containsEntry("X-RateLimit-Reset-Hour", "" + START.plusSeconds(3600).getEpochSecond());
    budget.take();
    var refused = budget.take();
    assertThat(refused.allowed()).isFalse();
    assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(42));
    assertThat(refused.headers()).containsEntry("X-RateLimit-Remaining-Minute", "0");
  }

  @Test
  void while_nobody_can_tell_requests_pass_and_few_ask() {
    var budget = budget(10, 100);
    away = true;
    assertThat(passed(budget, 100)).isEqualTo(100);
    assertThat(asked).hasValue(1);
    now = now.plusSeconds(2);
    assertThat(passed(budget, 100)).isEqualTo(100);
    assertThat(asked).hasValue(2);
    away = false;
    now = now.plusSeconds(2);
    assertThat(passed(budget, 100)).isEqualTo(10);
    away = true;
    now = now.plusSeconds(60);
    assertThat(passed(budget, 100)).isEqualTo(100);
  }
}
