package dev.baton.application.feed;

import dev.baton.application.Unavailable;
import dev.baton.application.conversation.TranscriptQueries;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All who listen to one conversation on this node, and the tail that they share.
 *
 * <p>A new tail replaces only the one it was read after, so that a slow read cannot undo a faster.
 */
final class Room {
  private final Subject subject;
  private final TranscriptQueries transcripts;
  private final Executor workers;
  private final Set<Listening> listeners = ConcurrentHashMap.newKeySet();
  private final AtomicReference<Tail> tail = new AtomicReference<>(Tail.UNKNOWN);
  private final AtomicInteger calls = new AtomicInteger();

  Room(Subject subject, TranscriptQueries transcripts, Executor workers) {
    this.subject = subject;
    this.transcripts = transcripts;
    this.workers = workers;
  }

  Subject subject() {
    return subject;
  }

  Tail tail() {
    return tail.get();
  }

  Listening enter(long afterSeq, Semaphore reads, Consumer<Listening> left) {
    var listening = new Listening(this, afterSeq, reads, left);
    listeners.add(listening);
    return listening;
  }

  void leave(Listening listening) {
    listeners.remove(listening);
  }

  void stop() {
    listeners.forEach(Listening::stop);
  }

  boolean empty() {
    return listeners.isEmpty();
  }

  /** Something was committed; a ring from before what is known already tells nothing. */
  void heard(long nextSeq) {
    var now = tail.get();
    if (!now.known() || nextSeq >= now.nextSeq()) call();
  }

  /** Whether the database is elsewhere than the tail; null means that it has no such row. */
  boolean differs(FeedQueries.@Nullable Head head) {
    var now = tail.get();
    if (now == Tail.UNKNOWN) return false;
    if (head == null || now == Tail.NONE) return (head == null) != (now == Tail.NONE);
    return head.nextSeq() != now.nextSeq() || Excerpt.ended(head.phase()) != now.ended();
  }

  /** Has the tail read on, once for all calls that come before the read begins. */
  void call() {
    if (calls.getAndIncrement() == 0) workers.execute(this::answer);
  }

  private void answer() {
    int answered = calls.get();
    var then = workers;
    try {
      if (!empty()) readOn();
    } catch (Unavailable away) {
      answered = 0;
      then =
          CompletableFuture.delayedExecutor(
              Lookout.RETRY.toMillis(), TimeUnit.MILLISECONDS, workers);
    } finally {
      if (calls.addAndGet(-answered) > 0) then.execute(this::answer);
    }
  }

  private void readOn() {
    var before = tail.get();
    var excerpt = read(before.last(), Tail.CAPACITY);
    var after = excerpt.map(before::joined).orElse(Tail.NONE);
    if (after == before) return;
    boolean replaced = tail.compareAndSet(before, after);
    if (replaced) listeners.forEach(Listening::wake);
    if (!replaced || excerpt.filter(each -> after.nextSeq() < each.nextSeq()).isPresent()) call();
  }

  /**
   * Reads on after a seq, in the caller's thread; empty when there is no such conversation.
   *
   * @throws Unavailable when the database cannot answer
   */
  Optional<Excerpt> read(long after, int limit) {
    return transcripts
        .read(subject.organization(), subject.conversation(), after, limit)
        .map(reading -> Excerpt.of(after, limit, reading));
  }

  /** A reader has read by itself: what it found may spare others the same, or be news. */
  void learn(Excerpt excerpt) {
    var before = tail.get();
    if (before.known() && excerpt.nextSeq() != before.nextSeq()) call();
    var after = before.known() ? before.widened(excerpt) : Tail.of(excerpt);
    if (after != before && tail.compareAndSet(before, after)) listeners.forEach(Listening::wake);
  }
}
