package dev.baton.application.feed;

import static dev.baton.application.feed.Live.LONG;
import static dev.baton.application.feed.Live.NONE;
import static dev.baton.application.feed.Live.awaitTrue;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The wait of a poll that was given time. */
class LongPollTest {
  @AutoClose private final Live live = new Live();

  @Test
  void a_long_poll_returns_what_came_between_the_read_and_the_wait() throws Exception {
    var subject = live.ledger.begun(1);
    live.ledger.post(subject);
    assertThat(live.await(subject, 0, LONG)).isTrue();
    assertThat(live.await(subject, 1, NONE)).isFalse();
    assertThat(live.feed.rooms()).isZero();
  }

  /** The commit and its ring fall right behind the read with which the listening begins. */
  @Test
  void what_comes_between_the_feeds_own_read_and_its_wait_is_returned() throws Exception {
    var subject = live.ledger.begun(1);
    var first = new AtomicBoolean(true);
    live.ledger.afterRead =
        () -> {
          if (first.getAndSet(false)) live.feed.heard(List.of(live.ledger.post(subject)));
        };
    assertThat(live.await(subject, 0, LONG)).isTrue();
  }

  /** Here the room knows of it before the reader waits, and so wakes nobody any more. */
  @Test
  void what_the_room_learns_between_a_readers_look_and_its_wait_costs_no_time() throws Exception {
    int rounds = 10;
    long began = System.nanoTime();
    for (int i = 0; i < rounds; i++) {
      var subject = live.ledger.begun(1);
      var first = new AtomicBoolean(true);
      int before = live.ledger.reads.get();
      live.ledger.afterRead =
          () -> {
            if (!first.getAndSet(false)) return;
            live.feed.heard(List.of(live.ledger.post(subject)));
            awaitTrue(() -> live.ledger.reads.get() == before + 2);
          };
      assertThat(live.await(subject, 0, LONG)).isTrue();
    }
    assertThat(System.nanoTime() - began).isLessThan(rounds * Lookout.RETRY.toNanos() / 2);
  }

  @Test
  void two_tabs_that_wait_are_both_served() throws Exception {
    var subject = live.ledger.begun(1);
    var served = new CountDownLatch(2);
    for (int tab = 0; tab < 2; tab++) {
      Thread.ofVirtual().start(() -> serve(subject, served));
    }
    awaitTrue(() -> live.ledger.reads.get() > 0);
    live.feed.heard(List.of(live.ledger.post(subject)));
    assertThat(served.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    awaitTrue(() -> live.feed.rooms() == 0);
  }

  private void serve(Subject subject, CountDownLatch served) {
    try {
      if (live.await(subject, 0, LONG)) served.countDown();
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }
}
