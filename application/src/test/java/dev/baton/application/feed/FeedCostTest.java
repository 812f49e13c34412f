package dev.baton.application.feed;

import static dev.baton.application.feed.Live.LONG;
import static dev.baton.application.feed.Live.NONE;
import static dev.baton.application.feed.Live.awaitTrue;
import static dev.baton.application.feed.Live.seqs;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What readers and rings cost the database. */
class FeedCostTest {
  @AutoClose private final Live live = new Live();

  @Test
  void many_readers_of_one_room_cost_one_read_a_wake_up() throws Exception {
    var subject = live.ledger.begun(50);
    var first = live.open(subject, 49);
    assertThat(first.next(NONE)).isEqualTo(new Next.Quiet());
    var listenings = IntStream.range(0, 1000).mapToObj(i -> live.open(subject, i % 49)).toList();
    var release = new CountDownLatch(1);
    live.ledger.afterRead = () -> awaitTrue(() -> release.getCount() == 0);
    var readers = listenings.stream().map(each -> Reader.until(each, 50)).toList();
    awaitTrue(() -> live.ledger.reads.get() == 9);
    release.countDown();
    readers.forEach(each -> awaitTrue(() -> each.reached() >= 49));
    assertThat(live.ledger.reads.get()).as("reads of 1,000 who join").isLessThanOrEqualTo(50);
    int before = live.ledger.reads.get();
    live.feed.heard(List.of(live.ledger.post(subject)));
    readers.forEach(each -> assertThat(each.seen().seqs()).endsWith(50L));
    assertThat(live.ledger.reads.get() - before).isEqualTo(1);
  }

  @Test
  void rings_from_before_what_is_known_cost_nothing() throws Exception {
    var subject = live.ledger.begun(1);
    var stale = live.ledger.post(subject);
    live.ledger.post(subject);
    var other = live.ledger.begun(1);
    try (var listening = live.open(subject, 2);
        var beside = live.open(other, 0)) {
      assertThat(listening.next(NONE)).isEqualTo(new Next.Quiet());
      assertThat(beside.next(NONE)).isEqualTo(new Next.Quiet());
      int before = live.ledger.reads.get();
      for (int i = 1; i <= 50; i++) {
        live.feed.heard(List.of(stale, stale, live.ledger.post(other)));
        assertThat(seqs(beside.next(LONG))).isEqualTo(seqs(i, i));
      }
      assertThat(live.ledger.reads.get() - before).isEqualTo(50);
    }
  }

  @Test
  void a_burst_of_rings_during_a_read_costs_one_more() throws Exception {
    var subject = live.ledger.begun(1);
    var listening = live.open(subject, 0);
    assertThat(listening.next(NONE)).isEqualTo(new Next.Quiet());
    var release = new CountDownLatch(1);
    live.ledger.afterRead = () -> awaitTrue(() -> release.getCount() == 0);
    int before = live.ledger.reads.get();
    live.feed.heard(List.of(live.ledger.post(subject)));
    awaitTrue(() -> live.ledger.reads.get() > before);
    for (int i = 0; i < 1000; i++) live.feed.heard(List.of(live.ledger.post(subject)));
    release.countDown();
    assertThat(Reader.until(listening, 1001).seen().seqs()).isEqualTo(seqs(1, 1001));
    // A few of a room, and those of a reader who begins behind it; not one for each ring.
    assertThat(live.ledger.reads.get() - before).isLessThan(30);
  }

  @Test
  void a_room_is_there_only_while_somebody_listens() {
    var subject = live.ledger.begun(1);
    var one = live.open(subject, 0);
    var other = live.open(subject, 0);
    one.close();
    one.close();
    assertThat(live.feed.rooms()).isEqualTo(1);
    other.close();
    assertThat(live.feed.rooms()).isZero();
    live.feed.heard(List.of(live.ledger.post(subject)));
    assertThat(live.feed.check()).isZero();
    assertThat(live.ledger.reads.get()).isZero();
  }
}
