package dev.baton.application.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Reads in a thread of its own until it has what it waits for or no lines come, and keeps all seqs
 * it saw.
 */
final class Reader {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What a reader saw: seqs, and the answer that it ended with. */
  record Seen(List<Long> seqs, Next last) {}

  private volatile long reached = -1;
  private final CompletableFuture<Seen> seen = new CompletableFuture<>();

  /** Starts one that reads until the answer fits. */
  static Reader until(Listening listening, Predicate<Next> enough) {
    var reader = new Reader();
    Thread.ofVirtual().start(() -> reader.read(listening, enough));
    return reader;
  }

  static Reader until(Listening listening, long seq) {
    return until(
        listening, next -> next instanceof Next.Lines(var some) && some.getLast().seq() >= seq);
  }

  private void read(Listening listening, Predicate<Next> enough) {
    var seqs = new ArrayList<Long>();
    try {
      var last = last(listening, enough, seqs);
      seen.complete(new Seen(List.copyOf(seqs), last));
    } catch (InterruptedException | RuntimeException flaw) {
      seen.completeExceptionally(flaw);
    }
  }

  private Next last(Listening listening, Predicate<Next> enough, List<Long> seqs)
      throws InterruptedException {
    try (listening) {
      Next next;
      do {
        next = listening.next(PATIENCE);
        if (next instanceof Next.Lines(var some)) keep(some, seqs);
      } while (next instanceof Next.Lines && !enough.test(next));
      return next;
    }
  }

  private void keep(List<Entry> some, List<Long> seqs) {
    some.forEach(each -> seqs.add(each.seq()));
    reached = seqs.getLast();
  }

  /** The last seq so far. */
  long reached() {
    return reached;
  }

  Seen seen() {
    try {
      return seen.get(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException flaw) {
      throw new AssertionError("the reader did not come to its end", flaw);
    }
  }
}
