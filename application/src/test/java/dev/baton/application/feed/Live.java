package dev.baton.application.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

/** A feed over a ledger, and the words of its tests. */
final class Live implements AutoCloseable {
  static final Duration LONG = Reader.PATIENCE;
  static final Duration NONE = Duration.ZERO;

  final Ledger ledger = new Ledger();
  final Feed feed = new Feed(ledger, ledger);

  Listening open(Subject subject, long afterSeq) {
    return feed.open(subject.organization(), subject.conversation(), afterSeq);
  }

  boolean await(Subject subject, long afterSeq, Duration maxWait) throws InterruptedException {
    return feed.await(subject.organization(), subject.conversation(), afterSeq, maxWait);
  }

  static List<Long> seqs(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  static List<Long> seqs(Next next) {
    assertThat(next).isInstanceOf(Next.Lines.class);
    return ((Next.Lines) next).entries().stream().map(Entry::seq).toList();
  }

  static void awaitTrue(BooleanSupplier condition) {
    long deadline = System.nanoTime() + LONG.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it did not come true in time").isLessThan(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Override
  public void close() {
    feed.close();
  }
}
