package dev.baton.application.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.feed.Subject;
import dev.baton.application.memory.MemoryPresences;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WatchersTest {
  private final MemoryPresences presences = new MemoryPresences(InstantSource.system());
  private final List<Hint> told = new ArrayList<>();
  private final Watchers watchers = new Watchers(new UUID(0, 1), presences, told::add);
  private final Subject visitor = new Subject(Chronicle.organization(), Chronicle.conversation());

  private Hint.Presence watching(boolean watching) {
    return new Hint.Presence(visitor, watching);
  }

  /** Settles as the node does, until the time is over. */
  private void settleFor(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) watchers.settle();
  }

  @Test
  void who_opens_a_stream_watches_and_is_told_once() {
    var one = watchers.enter(visitor);
    watchers.settle();
    var other = watchers.enter(visitor);
    watchers.settle();
    assertThat(presences.watches(visitor)).isTrue();
    one.close();
    settleFor(Watchers.GRACE.plusMillis(100));
    assertThat(presences.watches(visitor)).isTrue();
    assertThat(told).containsExactly(watching(true));
    other.close();
    settleFor(Watchers.GRACE.plusMillis(100));
    assertThat(presences.watches(visitor)).isFalse();
    assertThat(told).containsExactly(watching(true), watching(false));
  }

  @Test
  void a_page_that_is_loaded_again_has_not_left() {
    watchers.enter(visitor).close();
    watchers.settle();
    watchers.enter(visitor);
    settleFor(Watchers.GRACE.plusMillis(100));
    assertThat(told).containsExactly(watching(true));
  }

  @Test
  void whoever_is_here_at_the_end_is_here_no_more() {
    watchers.enter(visitor);
    watchers.settle();
    watchers.close();
    assertThat(presences.watches(visitor)).isFalse();
  }
}
