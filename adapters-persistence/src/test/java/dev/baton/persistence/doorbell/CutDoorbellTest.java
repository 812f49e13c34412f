package dev.baton.persistence.doorbell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.feed.Listening;
import dev.baton.application.feed.Next;
import dev.baton.application.feed.Subject;
import dev.baton.persistence.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Two nodes on one database whose doorbells are cut: the nets catch up, nothing is lost. */
class CutDoorbellTest {
  private static final String CUT =
      """
      select count(pg_terminate_backend(pid)) from pg_stat_activity
      where application_name = 'baton-doorbell' and datname = current_database()
      """;

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.fresh();
  @AutoClose private final Chat chat = new Chat(DATABASE);
  @AutoClose private final Node here = new Node(chat, new Direct(DATABASE));
  @AutoClose private final Node there = new Node(chat, new Direct(DATABASE));

  private boolean bothHear() {
    return here.doorbell.hearing() && there.doorbell.hearing();
  }

  @Test
  void a_node_that_is_cut_off_catches_up_and_then_hears_again() throws Exception {
    there.spreadNet();
    Eventually.holds(this::bothHear);
    var subject = chat.begun();
    try (var remote = there.open(subject, -1)) {
      there.direct.blocked = true;
      chat.run(CUT);
      long cut = System.nanoTime();
      Eventually.holds(() -> !there.doorbell.hearing());
      assertThat(System.nanoTime() - cut).isLessThan(Listener.DEAF.toNanos() / 2);
      var expected = new ArrayList<Long>();
      for (long seq = 0; seq < 10; seq++) {
        expected.add(seq);
        here.doorbell.ring(List.of(chat.post(subject)));
      }
      assertThat(seen(remote, 9)).isEqualTo(expected);
      assertThat(there.doorbell.hearing()).isFalse();
      assertThat(there.told).isEmpty();
      there.direct.blocked = false;
      Eventually.holds(this::bothHear);
      here.doorbell.ring(List.of(chat.post(subject)));
      Eventually.holds(() -> !there.told.isEmpty());
      assertThat(seen(remote, 10)).containsExactly(10L);
    }
  }

  @Test
  void whatever_is_cut_every_reader_on_every_node_sees_each_message_once() throws Exception {
    here.spreadNet();
    there.spreadNet();
    var random = new Random();
    var subject = chat.begun();
    var readers = new ArrayList<CompletableFuture<List<Long>>>();
    for (int i = 0; i < 8; i++) {
      var listening = (i % 2 == 0 ? here : there).open(subject, -1);
      readers.add(
          CompletableFuture.supplyAsync(() -> seen(listening, 399), Thread::startVirtualThread));
    }
    var writers = List.of(write(here, subject), write(there, subject));
    for (int i = 0; i < 5; i++) {
      LockSupport.parkNanos(random.nextInt(200_000_000));
      chat.run(CUT);
    }
    for (var each : writers) each.get(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    var expected = LongStream.range(0, 400).boxed().toList();
    for (var each : readers) {
      assertThat(each.get(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(expected);
    }
  }

  private CompletableFuture<Void> write(Node node, Subject subject) {
    return CompletableFuture.runAsync(
        () -> {
          for (int i = 0; i < 200; i++) node.doorbell.ring(List.of(chat.post(subject)));
        },
        Thread::startVirtualThread);
  }

  private static List<Long> seen(Listening listening, long last) {
    var seqs = new ArrayList<Long>();
    try {
      while (listening.position() < last
          && listening.next(Eventually.PATIENCE) instanceof Next.Lines(var some)) {
        some.forEach(each -> seqs.add(each.seq()));
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
    return seqs;
  }
}
