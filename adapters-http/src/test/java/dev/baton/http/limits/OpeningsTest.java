package dev.baton.http.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.http.limits.Openings.Holder;
import dev.baton.http.limits.Openings.Most;
import org.junit.jupiter.api.Test;

class OpeningsTest {
  private final Openings openings = new Openings(new Most(2, 1, 3));

  private static Holder key(String name) {
    return new Holder(name, 2);
  }

  @Test
  void a_key_has_so_many_and_one_that_is_closed_makes_room() {
    var first = openings.open(key("a"), "1.1.1.1").orElseThrow();
    assertThat(openings.open(key("a"), "2.2.2.2")).isPresent();
    assertThat(openings.open(key("a"), "3.3.3.3")).isEmpty();
    assertThat(openings.open(key("b"), "3.3.3.3")).isPresent();
    first.close();
    assertThat(openings.open(key("a"), "3.3.3.3")).isPresent();
  }

  @Test
  void an_address_has_so_many_whoever_calls() {
    assertThat(openings.open(key("a"), "1.1.1.1")).isPresent();
    assertThat(openings.open(key("b"), "1.1.1.1")).isPresent();
    assertThat(openings.open(key("c"), "1.1.1.1")).isPresent();
    assertThat(openings.open(key("d"), "1.1.1.1")).isEmpty();
    // What was refused does not count for its key either.
    assertThat(openings.open(key("d"), "2.2.2.2")).isPresent();
    assertThat(openings.open(key("d"), "2.2.2.2")).isPresent();
  }

  /** Source: FAILURES.md 83. */
  @Test
  void a_million_callers_that_came_and_went_leave_nothing() {
    for (int i = 0; i < 1_000_000; i++) {
      openings.open(key("key " + i), "address " + i).orElseThrow().close();
    }
    assertThat(openings.holders()).isZero();
  }
}
