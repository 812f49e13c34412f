package dev.baton.application.feed;

import static dev.baton.application.feed.Live.LONG;
import static dev.baton.application.feed.Live.NONE;
import static dev.baton.application.feed.Live.awaitTrue;
import static dev.baton.application.feed.Live.seqs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.application.conversation.Line;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a reader is given. */
class FeedTest {
  @AutoClose private final Live live = new Live();

  @Test
  void a_reader_gets_what_follows_its_position_and_then_what_comes() throws Exception {
    var subject = live.ledger.begun(5);
    try (var listening = live.open(subject, 2)) {
      assertThat(seqs(listening.next(LONG))).isEqualTo(seqs(3, 4));
      assertThat(listening.next(NONE)).isEqualTo(new Next.Quiet());
      var reader = Reader.until(listening, 5);
      live.feed.heard(List.of(live.ledger.post(subject)));
      assertThat(reader.seen().seqs()).isEqualTo(seqs(5, 5));
    }
  }

  @Test
  void a_long_history_comes_in_pages_and_joins_what_is_live_without_a_gap() {
    var subject = live.ledger.begun(1000);
    var current = Reader.until(live.open(subject, 999), 1299);
    var old = Reader.until(live.open(subject, -1), 1299);
    for (int i = 0; i < 300; i++) live.feed.heard(List.of(live.ledger.post(subject)));
    assertThat(current.seen().seqs()).isEqualTo(seqs(1000, 1299));
    assertThat(old.seen().seqs()).isEqualTo(seqs(0, 1299));
  }

  @Test
  void a_page_holds_no_more_than_a_reader_may_hold() throws Exception {
    var subject = live.ledger.begun(300);
    for (int i = 0; i < 20; i++) live.ledger.post(subject, "x".repeat(10_000));
    try (var listening = live.open(subject, -1)) {
      assertThat(seqs(listening.next(LONG))).hasSize(Listening.PAGE);
      assertThat(seqs(listening.next(LONG))).hasSize(Listening.PAGE);
      assertThat(seqs(listening.next(LONG))).isEqualTo(seqs(256, 305));
      assertThat(seqs(listening.next(LONG))).isEqualTo(seqs(306, 311));
      assertThat(seqs(listening.next(LONG))).isEqualTo(seqs(312, 317));
      assertThat(seqs(listening.next(LONG))).isEqualTo(seqs(318, 319));
    }
  }

  @Test
  void a_position_that_only_this_node_has_not_heard_of_is_not_from_the_future() throws Exception {
    var subject = live.ledger.begun(3);
    try (var first = live.open(subject, 2)) {
      assertThat(first.next(NONE)).isEqualTo(new Next.Quiet());
      live.ledger.post(subject);
      live.ledger.post(subject);
      try (var second = live.open(subject, 3)) {
        assertThat(seqs(second.next(LONG))).isEqualTo(seqs(4, 4));
      }
      assertThat(seqs(first.next(LONG))).startsWith(3L);
    }
  }

  @Test
  void a_slow_read_cannot_undo_a_faster_one() throws Exception {
    var subject = live.ledger.begun(1);
    var first = new AtomicBoolean(true);
    var release = new CountDownLatch(1);
    live.ledger.afterRead =
        () -> {
          if (first.getAndSet(false)) awaitTrue(() -> release.getCount() == 0);
        };
    try (var one = live.open(subject, 0);
        var other = live.open(subject, 0)) {
      live.feed.heard(List.of(new Ring(subject.organization(), subject.conversation(), 1)));
      awaitTrue(() -> !first.get());
      live.ledger.post(subject);
      assertThat(seqs(one.next(LONG))).isEqualTo(seqs(1, 1));
      release.countDown();
      awaitTrue(() -> live.ledger.reads.get() >= 3);
      assertThat(seqs(other.next(NONE))).isEqualTo(seqs(1, 1));
    }
  }

  @Test
  void nobody_counts_from_below_the_beginning() {
    assertThatThrownBy(() -> live.open(live.ledger.begun(0), -2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void while_the_database_is_away_readers_wait_and_then_catch_up_without_another_ring()
      throws Exception {
    var subject = live.ledger.begun(3);
    var listening = live.open(subject, 2);
    assertThat(listening.next(NONE)).isEqualTo(new Next.Quiet());
    var current = Reader.until(listening, 3);
    int before = live.ledger.reads.get();
    live.ledger.away = () -> true;
    live.feed.heard(List.of(live.ledger.post(subject)));
    assertThat(live.feed.check()).isZero();
    awaitTrue(() -> live.ledger.reads.get() > before);
    live.ledger.away = () -> false;
    assertThat(current.seen().seqs()).isEqualTo(seqs(3, 3));
  }

  @Test
  void who_joins_while_the_database_is_away_waits_too() {
    var subject = live.ledger.begun(3);
    live.ledger.away = () -> true;
    var joining = Reader.until(live.open(subject, 0), 2);
    awaitTrue(() -> live.ledger.reads.get() > 1);
    live.ledger.away = () -> false;
    assertThat(joining.seen().seqs()).isEqualTo(seqs(1, 2));
  }

  @Test
  void a_line_is_encoded_once_for_all_who_want_the_same_form() throws Exception {
    var subject = live.ledger.begun(1);
    var times = new AtomicInteger();
    Function<Line, byte[]> plain =
        line -> ("#" + times.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
    Function<Line, byte[]> other = line -> new byte[] {7};
    try (var one = live.open(subject, -1);
        var two = live.open(subject, -1)) {
      var first = ((Next.Lines) one.next(LONG)).entries().getFirst();
      var second = ((Next.Lines) two.next(LONG)).entries().getFirst();
      assertThat(first.encoded(plain)).isSameAs(second.encoded(plain)).asString().isEqualTo("#1");
      assertThat(second.encoded(other)).containsExactly(7);
      assertThat(first.encoded(plain)).asString().isEqualTo("#2");
    }
  }
}
