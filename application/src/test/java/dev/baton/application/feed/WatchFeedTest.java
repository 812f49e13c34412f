package dev.baton.application.feed;

import static dev.baton.application.feed.Live.LONG;
import static dev.baton.application.feed.Live.NONE;
import static dev.baton.application.feed.Live.awaitTrue;
import static dev.baton.application.feed.Live.seqs;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a lost ring costs. */
class WatchFeedTest {
  @AutoClose private final Live live = new Live();
  private final AtomicBoolean hearing = new AtomicBoolean();
  @AutoClose private final WatchFeed watch = new WatchFeed(live.feed, hearing::get);

  /** Waits for one message after another whose rings are all lost. */
  private Duration costOf(int messages) throws Exception {
    var subject = live.ledger.begun(1);
    try (var listening = live.open(subject, 0)) {
      assertThat(listening.next(NONE)).isEqualTo(new Next.Quiet());
      long began = System.nanoTime();
      for (int i = 1; i <= messages; i++) {
        live.ledger.post(subject);
        assertThat(seqs(listening.next(LONG))).isEqualTo(seqs(i, i));
      }
      return Duration.ofNanos(System.nanoTime() - began);
    }
  }

  @Test
  void a_moment_where_nothing_is_heard_and_less_while_much_comes() throws Exception {
    watch.start();
    assertThat(costOf(40)).isLessThan(WatchFeed.CALM.multipliedBy(20));
  }

  @Test
  void no_more_than_a_net_apart_where_others_are_heard() throws Exception {
    hearing.set(true);
    watch.start();
    assertThat(costOf(2)).isBetween(WatchFeed.HEARING, WatchFeed.HEARING.multipliedBy(5));
  }

  @Test
  void nothing_once_others_begin_to_be_heard() throws Exception {
    hearing.set(true);
    var subject = live.ledger.begun(1);
    try (var listening = live.open(subject, 0)) {
      assertThat(listening.next(NONE)).isEqualTo(new Next.Quiet());
      live.ledger.post(subject);
      long began = System.nanoTime();
      watch.start();
      assertThat(seqs(listening.next(LONG))).isEqualTo(seqs(1, 1));
      assertThat(System.nanoTime() - began).isLessThan(WatchFeed.HEARING.toNanos());
    }
  }

  @Test
  void it_outlives_a_bug() throws Exception {
    live.ledger.away =
        () -> {
          throw new IllegalStateException("a bug, by the test");
        };
    try (var listening = live.open(live.ledger.begun(1), 0)) {
      watch.start();
      awaitTrue(() -> live.ledger.checks.get() > 1);
      live.ledger.away = () -> false;
      assertThat(listening.next(NONE)).isEqualTo(new Next.Quiet());
    }
    assertThat(costOf(1)).isLessThan(LONG);
  }
}
