package dev.baton.application.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random histories: whatever becomes of the rings, every reader sees the dense order once. */
class FeedHistoryTest {
  private static final int WRITERS = 4;
  private static final int EACH = 150;
  private static final int READERS = 24;

  static List<Long> seeds() {
    var given = Long.getLong("baton.seed");
    if (given != null) return List.of(given);
    long first = System.nanoTime();
    return LongStream.rangeClosed(first, first + 11).boxed().toList();
  }

  @ParameterizedTest(name = "-Dbaton.seed={0}")
  @MethodSource("seeds")
  void every_reader_sees_each_message_once_and_in_order(long seed) throws Exception {
    var random = new Random(seed);
    var ledger = new Ledger();
    int history = random.nextInt(400);
    var subject = ledger.begun(history);
    long last = history + (long) WRITERS * EACH - 1;
    disturb(ledger, seed);
    try (var feed = new Feed(ledger, ledger);
        var watch = new WatchFeed(feed, () -> false)) {
      watch.start();
      var written = write(ledger, subject, feed, random);
      var readers = new ArrayList<Reader>();
      var begun = new ArrayList<Long>();
      for (int i = 0; i < READERS; i++) {
        long after = random.nextLong(history + 1L) - 1;
        begun.add(after);
        var listening = feed.open(subject.organization(), subject.conversation(), after);
        readers.add(Reader.until(listening, last));
        LockSupport.parkNanos(random.nextInt(2_000_000));
      }
      assertThat(written.await(Reader.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      for (int i = 0; i < READERS; i++) {
        var expected = LongStream.rangeClosed(begun.get(i) + 1, last).boxed().toList();
        assertThat(readers.get(i).seen().seqs()).as("seed " + seed).isEqualTo(expected);
      }
      assertThat(feed.rooms()).isZero();
    }
  }

  /** Reads take their time, and some of them fail. */
  private static void disturb(Ledger ledger, long seed) {
    var count = new AtomicInteger();
    Supplier<Random> fresh = () -> new Random(seed * 31 + count.incrementAndGet());
    ledger.away = () -> fresh.get().nextInt(50) == 0;
    ledger.afterRead =
        () -> {
          var random = fresh.get();
          if (random.nextInt(4) == 0) LockSupport.parkNanos(random.nextInt(1_000_000));
        };
  }

  private static CountDownLatch write(Ledger ledger, Subject subject, Feed feed, Random random) {
    var done = new CountDownLatch(WRITERS);
    IntStream.range(0, WRITERS)
        .mapToObj(_ -> new Random(random.nextLong()))
        .forEach(each -> Thread.ofVirtual().start(() -> write(ledger, subject, feed, each, done)));
    return done;
  }

  /** A writer whose rings are lost, late, repeated and out of order. */
  private static void write(
      Ledger ledger, Subject subject, Feed feed, Random random, CountDownLatch done) {
    var kept = new ArrayList<Ring>();
    for (int i = 0; i < EACH; i++) {
      var ring = ledger.post(subject);
      if (random.nextInt(3) > 0) kept.add(ring);
      if (random.nextInt(4) == 0) kept.add(ring);
      if (random.nextInt(5) == 0) {
        Collections.shuffle(kept, random);
        feed.heard(List.copyOf(kept));
        if (random.nextBoolean()) kept.clear();
      }
      if (random.nextInt(8) == 0) LockSupport.parkNanos(random.nextInt(500_000));
    }
    done.countDown();
  }
}
