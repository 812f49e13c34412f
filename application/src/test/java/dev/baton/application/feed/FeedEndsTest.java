package dev.baton.application.feed;

import static dev.baton.application.feed.Live.LONG;
import static dev.baton.application.feed.Live.NONE;
import static dev.baton.application.feed.Live.awaitTrue;
import static dev.baton.application.feed.Live.seqs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.conversation.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Where a listening ends, or has to begin anew. */
class FeedEndsTest {
  @AutoClose private final Live live = new Live();

  @Test
  void a_position_from_the_future_is_told_the_head_and_goes_on_from_there() throws Exception {
    var subject = live.ledger.begun(3);
    try (var listening = live.open(subject, 3)) {
      assertThat(listening.next(LONG)).isEqualTo(new Next.Resync(2));
      live.feed.heard(List.of(live.ledger.post(subject)));
      assertThat(seqs(listening.next(LONG))).isEqualTo(seqs(3, 3));
    }
    try (var listening = live.open(live.ledger.begun(0), 0)) {
      assertThat(listening.next(LONG)).isEqualTo(new Next.Resync(-1));
    }
  }

  @Test
  void readers_are_told_to_resync_when_the_database_was_restored_to_an_older_point()
      throws Exception {
    var subject = live.ledger.begun(10);
    var reader = Reader.until(live.open(subject, 8), Next.Resync.class::isInstance);
    var other = live.open(subject, 9);
    assertThat(other.next(NONE)).isEqualTo(new Next.Quiet());
    awaitTrue(() -> reader.reached() == 9);
    live.ledger.restore(subject, 4);
    assertThat(live.feed.check()).isEqualTo(1);
    assertThat(reader.seen()).isEqualTo(new Reader.Seen(List.of(9L), new Next.Resync(3)));
    other.close();
  }

  @Test
  void an_ended_conversation_says_so_once_everything_was_given() throws Exception {
    var subject = live.ledger.begun(2);
    live.ledger.move(subject, Phase.CLOSED);
    try (var listening = live.open(subject, 0)) {
      assertThat(seqs(listening.next(LONG))).isEqualTo(seqs(1, 1));
      assertThat(listening.next(LONG)).isEqualTo(new Next.Ended(Phase.CLOSED));
    }
  }

  @Test
  void an_end_without_a_message_wakes_the_readers_too() throws Exception {
    var subject = live.ledger.begun(2);
    var listening = live.open(subject, 1);
    assertThat(listening.next(NONE)).isEqualTo(new Next.Quiet());
    var reader = Reader.until(listening, Next.Ended.class::isInstance);
    live.feed.heard(
        List.of(live.ledger.move(subject, Phase.HUMAN), live.ledger.move(subject, Phase.ARCHIVED)));
    assertThat(reader.seen().last()).isEqualTo(new Next.Ended(Phase.ARCHIVED));
  }

  @Test
  void an_end_whose_ring_was_lost_is_found_by_the_check() throws Exception {
    var subject = live.ledger.begun(2);
    var listening = live.open(subject, 1);
    assertThat(listening.next(NONE)).isEqualTo(new Next.Quiet());
    var reader = Reader.until(listening, Next.Ended.class::isInstance);
    live.ledger.move(subject, Phase.CLOSED);
    assertThat(live.feed.check()).isEqualTo(1);
    assertThat(reader.seen().last()).isEqualTo(new Next.Ended(Phase.CLOSED));
  }

  @Test
  void an_end_behind_a_long_backlog_waits_until_all_of_it_was_given() throws Exception {
    var subject = live.ledger.begun(1);
    var listening = live.open(subject, 0);
    assertThat(listening.next(NONE)).isEqualTo(new Next.Quiet());
    for (int i = 0; i < 700; i++) live.ledger.post(subject);
    live.ledger.move(subject, Phase.CLOSED);
    var reader = Reader.until(listening, Next.Ended.class::isInstance);
    int before = live.ledger.reads.get();
    live.ledger.afterRead =
        () -> {
          if (live.ledger.reads.get() > before + 1) awaitTrue(() -> reader.reached() >= 256);
        };
    assertThat(live.feed.check()).isEqualTo(1);
    assertThat(reader.seen())
        .isEqualTo(new Reader.Seen(seqs(1, 700), new Next.Ended(Phase.CLOSED)));
  }

  @Test
  void a_resolved_conversation_may_go_on() throws Exception {
    var subject = live.ledger.begun(1);
    live.ledger.move(subject, Phase.RESOLVED);
    try (var listening = live.open(subject, 0)) {
      assertThat(listening.next(NONE)).isEqualTo(new Next.Quiet());
    }
  }

  @Test
  void what_does_not_exist_is_gone() throws Exception {
    try (var listening = live.open(Ledger.subject(), -1)) {
      assertThat(listening.next(LONG)).isEqualTo(new Next.Gone());
    }
    var subject = live.ledger.begun(1);
    var listening = live.open(subject, 0);
    assertThat(listening.next(NONE)).isEqualTo(new Next.Quiet());
    var reader = Reader.until(listening, Next.Gone.class::isInstance);
    live.ledger.forget(subject);
    assertThat(live.feed.check()).isEqualTo(1);
    assertThat(reader.seen().last()).isEqualTo(new Next.Gone());
  }

  @Test
  void closing_the_feed_ends_every_listening_at_once() throws Exception {
    var subject = live.ledger.begun(3);
    var readers = new ArrayList<Reader>();
    for (int i = 0; i < 50; i++) {
      readers.add(Reader.until(live.open(subject, 2), Next.Stopped.class::isInstance));
    }
    live.feed.close();
    readers.forEach(each -> assertThat(each.seen().last()).isEqualTo(new Next.Stopped()));
    try (var late = live.open(subject, 2)) {
      assertThat(late.next(LONG)).isEqualTo(new Next.Stopped());
    }
  }

  @Test
  void closing_the_feed_ends_those_too_who_wait_for_their_turn_to_read() {
    var release = new CountDownLatch(1);
    live.ledger.afterRead = () -> awaitTrue(() -> release.getCount() == 0);
    for (int i = 0; i < 8; i++) Reader.until(live.open(live.ledger.begun(2), 0), 1);
    awaitTrue(() -> live.ledger.reads.get() == 8);
    var ninth = Reader.until(live.open(live.ledger.begun(2), 0), Next.Stopped.class::isInstance);
    live.feed.close();
    long closed = System.nanoTime();
    assertThat(ninth.seen().last()).isEqualTo(new Next.Stopped());
    assertThat(System.nanoTime() - closed).isLessThan(LONG.toNanos() / 2);
    release.countDown();
  }

  @Test
  void a_listening_may_be_closed_by_another_thread() {
    var listening = live.open(live.ledger.begun(1), 0);
    var reader = Reader.until(listening, Next.Stopped.class::isInstance);
    awaitTrue(() -> live.ledger.reads.get() > 0);
    listening.close();
    assertThat(reader.seen().last()).isEqualTo(new Next.Stopped());
  }
}
