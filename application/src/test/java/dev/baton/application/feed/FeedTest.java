package dev.baton.application.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.application.conversation.Line;
import dev.baton.domain.conversation.Phase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedTest {
  private static final Duration LONG = Reader.PATIENCE;
  private static final Duration NONE = Duration.ZERO;

  private final Ledger ledger = new Ledger();
  private final Feed feed = new Feed(ledger, ledger);

  @AfterEach
  void close() {
    feed.close();
  }

  private Listening open(Subject subject, long afterSeq) {
    return feed.open(subject.organization(), subject.conversation(), afterSeq);
  }

  private static void awaitTrue(BooleanSupplier condition) {
    long deadline = System.nanoTime() + LONG.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it did not come true in time").isLessThan(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static List<Long> seqs(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  private static List<Long> seqs(Next next) {
    assertThat(next).isInstanceOf(Next.Lines.class);
    return ((Next.Lines) next).entries().stream().map(Entry::seq).toList();
  }

  @Test
  void a_reader_gets_what_follows_its_position_and_then_what_comes() throws Exception {
    var subject = ledger.begun(5);
    try (var listening = open(subject, 2)) {
      assertThat(seqs(listening.next(LONG))).isEqualTo(seqs(3, 4));
      assertThat(listening.next(NONE)).isEqualTo(new Next.Quiet());
      var reader = Reader.until(listening, 5);
      feed.heard(List.of(ledger.post(subject)));
      assertThat(reader.seen().seqs()).isEqualTo(seqs(5, 5));
    }
  }

  @Test
  void a_long_history_comes_in_pages_and_joins_what_is_live_without_a_gap() {
    var subject = ledger.begun(1000);
    var live = Reader.until(open(subject, 999), 1299);
    var old = Reader.until(open(subject, -1), 1299);
    for (int i = 0; i < 300; i++) feed.heard(List.of(ledger.post(subject)));
    assertThat(live.seen().seqs()).isEqualTo(seqs(1000, 1299));
    assertThat(old.seen().seqs()).isEqualTo(seqs(0, 1299));
  }

  @Test
  void a_page_holds_no_more_than_a_reader_may_hold() throws Exception {
    var subject = ledger.begun(300);
    for (int i = 0; i < 20; i++) ledger.post(subject, "x".repeat(10_000));
    try (var listening = open(subject, -1)) {
      assertThat(seqs(listening.next(LONG))).hasSize(Listening.PAGE);
      assertThat(seqs(listening.next(LONG))).hasSize(Listening.PAGE);
      assertThat(seqs(listening.next(LONG))).isEqualTo(seqs(256, 305));
      assertThat(seqs(listening.next(LONG))).isEqualTo(seqs(306, 311));
      assertThat(seqs(listening.next(LONG))).isEqualTo(seqs(312, 317));
      assertThat(seqs(listening.next(LONG))).isEqualTo(seqs(318, 319));
    }
  }

  @Test
  void a_position_from_the_future_is_told_the_head_and_goes_on_from_there() throws Exception {
    var subject = ledger.begun(3);
    try (var listening = open(subject, 3)) {
      assertThat(listening.next(LONG)).isEqualTo(new Next.Resync(2));
      feed.heard(List.of(ledger.post(subject)));
      assertThat(seqs(listening.next(LONG))).isEqualTo(seqs(3, 3));
    }
    try (var listening = open(ledger.begun(0), 0)) {
      assertThat(listening.next(LONG)).isEqualTo(new Next.Resync(-1));
    }
  }

  @Test
  void a_position_that_only_this_node_has_not_heard_of_is_not_from_the_future() throws Exception {
    var subject = ledger.begun(3);
    try (var first = open(subject, 2)) {
      assertThat(first.next(NONE)).isEqualTo(new Next.Quiet());
      ledger.post(subject);
      ledger.post(subject);
      try (var second = open(subject, 3)) {
        assertThat(seqs(second.next(LONG))).isEqualTo(seqs(4, 4));
      }
      assertThat(seqs(first.next(LONG))).startsWith(3L);
    }
  }

  @Test
  void readers_are_told_to_resync_when_the_database_was_restored_to_an_older_point()
      throws Exception {
    var subject = ledger.begun(10);
    var reader = Reader.until(open(subject, 8), Next.Resync.class::isInstance);
    var other = open(subject, 9);
    assertThat(other.next(NONE)).isEqualTo(new Next.Quiet());
    awaitTrue(() -> reader.reached() == 9);
    ledger.restore(subject, 4);
    assertThat(feed.check()).isEqualTo(1);
    assertThat(reader.seen()).isEqualTo(new Reader.Seen(List.of(9L), new Next.Resync(3)));
    other.close();
  }

  @Test
  void an_ended_conversation_says_so_once_everything_was_given() throws Exception {
    var subject = ledger.begun(2);
    ledger.move(subject, Phase.CLOSED);
    try (var listening = open(subject, 0)) {
      assertThat(seqs(listening.next(LONG))).isEqualTo(seqs(1, 1));
      assertThat(listening.next(LONG)).isEqualTo(new Next.Ended(Phase.CLOSED));
    }
  }

  @Test
  void an_end_without_a_message_wakes_the_readers_too() throws Exception {
    var subject = ledger.begun(2);
    var listening = open(subject, 1);
    assertThat(listening.next(NONE)).isEqualTo(new Next.Quiet());
    var reader = Reader.until(listening, Next.Ended.class::isInstance);
    feed.heard(List.of(ledger.move(subject, Phase.HUMAN), ledger.move(subject, Phase.ARCHIVED)));
    assertThat(reader.seen().last()).isEqualTo(new Next.Ended(Phase.ARCHIVED));
  }

  @Test
  void an_end_whose_ring_was_lost_is_found_by_the_check() throws Exception {
    var subject = ledger.begun(2);
    var listening = open(subject, 1);
    assertThat(listening.next(NONE)).isEqualTo(new Next.Quiet());
    var reader = Reader.until(listening, Next.Ended.class::isInstance);
    ledger.move(subject, Phase.CLOSED);
    assertThat(feed.check()).isEqualTo(1);
    assertThat(reader.seen().last()).isEqualTo(new Next.Ended(Phase.CLOSED));
  }

  @Test
  void a_resolved_conversation_may_go_on() throws Exception {
    var subject = ledger.begun(1);
    ledger.move(subject, Phase.RESOLVED);
    try (var listening = open(subject, 0)) {
      assertThat(listening.next(NONE)).isEqualTo(new Next.Quiet());
    }
  }

  @Test
  void what_does_not_exist_is_gone() throws Exception {
    try (var listening = open(Ledger.subject(), -1)) {
      assertThat(listening.next(LONG)).isEqualTo(new Next.Gone());
    }
    var subject = ledger.begun(1);
    var listening = open(subject, 0);
    assertThat(listening.next(NONE)).isEqualTo(new Next.Quiet());
    var reader = Reader.until(listening, Next.Gone.class::isInstance);
    ledger.forget(subject);
    assertThat(feed.check()).isEqualTo(1);
    assertThat(reader.seen().last()).isEqualTo(new Next.Gone());
  }

  @Test
  void nobody_counts_from_below_the_beginning() {
    assertThatThrownBy(() -> open(ledger.begun(0), -2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void many_readers_of_one_room_cost_one_read_a_wake_up() {
    var subject = ledger.begun(50);
    var listenings = IntStream.range(0, 1000).mapToObj(i -> open(subject, i % 49)).toList();
    var readers = listenings.stream().map(each -> Reader.until(each, 50)).toList();
    readers.forEach(each -> awaitTrue(() -> each.reached() >= 49));
    assertThat(ledger.reads.get()).as("reads of 1,000 who join").isLessThanOrEqualTo(50);
    int before = ledger.reads.get();
    feed.heard(List.of(ledger.post(subject)));
    readers.forEach(each -> assertThat(each.seen().seqs()).endsWith(50L));
    assertThat(ledger.reads.get() - before).isEqualTo(1);
  }

  @Test
  void rings_from_before_what_is_known_cost_nothing() throws Exception {
    var subject = ledger.begun(1);
    var stale = ledger.post(subject);
    ledger.post(subject);
    try (var listening = open(subject, 2)) {
      assertThat(listening.next(NONE)).isEqualTo(new Next.Quiet());
      int before = ledger.reads.get();
      feed.heard(List.of(stale, stale));
      var current = ledger.post(subject);
      feed.heard(List.of(current));
      assertThat(seqs(listening.next(LONG))).isEqualTo(seqs(3, 3));
      assertThat(ledger.reads.get() - before).isEqualTo(1);
    }
  }

  @Test
  void a_room_is_there_only_while_somebody_listens() {
    var subject = ledger.begun(1);
    var one = open(subject, 0);
    var other = open(subject, 0);
    one.close();
    one.close();
    assertThat(feed.rooms()).isEqualTo(1);
    other.close();
    assertThat(feed.rooms()).isZero();
    feed.heard(List.of(ledger.post(subject)));
    assertThat(feed.check()).isZero();
    assertThat(ledger.reads.get()).isZero();
  }

  @Test
  void a_line_is_encoded_once_for_all_who_want_the_same_form() throws Exception {
    var subject = ledger.begun(1);
    var times = new AtomicInteger();
    Function<Line, byte[]> plain =
        line -> ("#" + times.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
    Function<Line, byte[]> other = line -> new byte[] {7};
    try (var one = open(subject, -1);
        var two = open(subject, -1)) {
      var first = ((Next.Lines) one.next(LONG)).entries().getFirst();
      var second = ((Next.Lines) two.next(LONG)).entries().getFirst();
      assertThat(first.encoded(plain)).isSameAs(second.encoded(plain)).asString().isEqualTo("#1");
      assertThat(second.encoded(other)).containsExactly(7);
      assertThat(first.encoded(plain)).asString().isEqualTo("#2");
    }
  }

  @Test
  void while_the_database_is_away_readers_wait_and_then_catch_up() throws Exception {
    var subject = ledger.begun(3);
    var listening = open(subject, 2);
    assertThat(listening.next(NONE)).isEqualTo(new Next.Quiet());
    var current = Reader.until(listening, 3);
    ledger.away = () -> true;
    var joining = Reader.until(open(subject, 0), 3);
    int before = ledger.reads.get();
    feed.heard(List.of(ledger.post(subject)));
    assertThat(feed.check()).isZero();
    awaitTrue(() -> ledger.reads.get() >= before + 4);
    ledger.away = () -> false;
    assertThat(current.seen().seqs()).isEqualTo(seqs(3, 3));
    assertThat(joining.seen().seqs()).isEqualTo(seqs(1, 3));
  }

  @Test
  void closing_the_feed_ends_every_listening_at_once() throws Exception {
    var subject = ledger.begun(3);
    var readers = new ArrayList<Reader>();
    for (int i = 0; i < 50; i++) {
      readers.add(Reader.until(open(subject, 2), Next.Stopped.class::isInstance));
    }
    feed.close();
    readers.forEach(each -> assertThat(each.seen().last()).isEqualTo(new Next.Stopped()));
    try (var late = open(subject, 2)) {
      assertThat(late.next(LONG)).isEqualTo(new Next.Stopped());
    }
  }

  @Test
  void a_listening_may_be_closed_by_another_thread() {
    var listening = open(ledger.begun(1), 0);
    var reader = Reader.until(listening, Next.Stopped.class::isInstance);
    awaitTrue(() -> ledger.reads.get() > 0);
    listening.close();
    assertThat(reader.seen().last()).isEqualTo(new Next.Stopped());
  }

  @Test
  void a_long_poll_returns_what_came_between_the_read_and_the_wait() throws Exception {
    var subject = ledger.begun(1);
    ledger.post(subject);
    assertThat(await(subject, 0, LONG)).isTrue();
    assertThat(await(subject, 1, NONE)).isFalse();
    assertThat(feed.rooms()).isZero();
  }

  /** The commit and its ring fall right behind the read with which the listening begins. */
  @Test
  void what_comes_between_the_feeds_own_read_and_its_wait_is_returned() throws Exception {
    var subject = ledger.begun(1);
    var first = new AtomicBoolean(true);
    ledger.afterRead =
        () -> {
          if (first.getAndSet(false)) feed.heard(List.of(ledger.post(subject)));
        };
    assertThat(await(subject, 0, LONG)).isTrue();
  }

  @Test
  void two_tabs_that_wait_are_both_served() throws Exception {
    var subject = ledger.begun(1);
    var served = new CountDownLatch(2);
    for (int tab = 0; tab < 2; tab++) {
      Thread.ofVirtual().start(() -> serve(subject, served));
    }
    awaitTrue(() -> ledger.reads.get() > 0);
    feed.heard(List.of(ledger.post(subject)));
    assertThat(served.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    awaitTrue(() -> feed.rooms() == 0);
  }

  private void serve(Subject subject, CountDownLatch served) {
    try {
      if (await(subject, 0, LONG)) served.countDown();
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean await(Subject subject, long afterSeq, Duration maxWait)
      throws InterruptedException {
    return feed.await(subject.organization(), subject.conversation(), afterSeq, maxWait);
  }
}
