package dev.baton.application.feed;

import dev.baton.application.Unavailable;
import dev.baton.application.conversation.TranscriptQueries;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Brings what was committed to those who listen on this node, in the order of seq, each entry once.
 *
 * <p>Readers pull: each has its own position, and the room of a conversation, which exists only
 * while somebody listens, tells them where more is. Rings and {@link #check} only say when to read;
 * what is given always comes from the database, so that no ring can be wrong.
 */
public final class Feed implements AutoCloseable {
  /** How many rooms are read on at once. */
  private static final int WORKERS = 4;

  /** How many readers whose position no room covers may read at once. */
  private static final int READS = 8;

  /** Lets everybody through who waits for his turn to read, to find that it is over. */
  private static final int ALL = Integer.MAX_VALUE / 2;

  private final TranscriptQueries transcripts;
  private final FeedQueries heads;
  private final ConcurrentHashMap<Subject, Room> rooms = new ConcurrentHashMap<>();
  private final Semaphore reads = new Semaphore(READS, true);
  private final ThreadPoolExecutor workers = workers();
  private volatile boolean closed;

  @Inject
  public Feed(TranscriptQueries transcripts, FeedQueries heads) {
    this.transcripts = transcripts;
    this.heads = heads;
  }

  /** Threads that nobody interrupts, since that would cut the connection they read from. */
  private static ThreadPoolExecutor workers() {
    return new ThreadPoolExecutor(
        WORKERS,
        WORKERS,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        Thread.ofVirtual().name("feed-", 0).factory(),
        new ThreadPoolExecutor.DiscardPolicy());
  }

  /**
   * Listens to a conversation from a position on; nothing is read before the first {@link
   * Listening#next}. Whoever asks has made sure that the reader may see it.
   *
   * @param afterSeq the last seq already seen, -1 for none
   */
  public Listening open(Organization.Id organization, Conversation.Id conversation, long afterSeq) {
    if (afterSeq < -1) throw new IllegalArgumentException("seq counts from 0");
    var subject = new Subject(organization, conversation);
    var opened = new AtomicReference<Listening>();
    rooms.compute(
        subject,
        (_, there) -> {
          var room = there == null ? new Room(subject, transcripts, workers) : there;
          opened.setPlain(room.enter(afterSeq, reads, this::leave));
          return room;
        });
    var listening = opened.getPlain();
    if (closed) listening.stop();
    return listening;
  }

  private void leave(Listening listening) {
    rooms.computeIfPresent(
        listening.room().subject(),
        (_, room) -> {
          room.leave(listening);
          return room.empty() ? null : room;
        });
  }

  /**
   * Waits until there is something after a seq, the conversation is over or gone, or the time is
   * up. It looks once it listens, so what came between the caller's own read and this is noticed.
   *
   * @return whether reading again brings more than before
   */
  public boolean await(
      Organization.Id organization, Conversation.Id conversation, long afterSeq, Duration maxWait)
      throws InterruptedException {
    try (var listening = open(organization, conversation, afterSeq)) {
      return switch (listening.next(maxWait)) {
        case Next.Lines _, Next.Resync _, Next.Ended _, Next.Gone _ -> true;
        case Next.Quiet _, Next.Stopped _ -> false;
      };
    }
  }

  /** Something was committed; rings may be lost, repeated, late, or about what nobody follows. */
  public void heard(List<Ring> rings) {
    for (var ring : rings) {
      var room = rooms.get(new Subject(ring.organization(), ring.conversation()));
      if (room != null) room.heard(ring.nextSeq());
    }
  }

  /**
   * Compares all rooms with the database in one read and catches up where rings were lost.
   *
   * @return how many rooms were behind; 0 when the database cannot answer
   */
  public int check() {
    if (rooms.isEmpty()) return 0;
    try {
      var subjects = Set.copyOf(rooms.keySet());
      var found = heads.heads(subjects);
      int behind = 0;
      for (var subject : subjects) {
        var room = rooms.get(subject);
        if (room == null || !room.differs(found.get(subject))) continue;
        room.call();
        behind++;
      }
      return behind;
    } catch (Unavailable away) {
      return 0;
    }
  }

  /** How many conversations are listened to now. */
  public int rooms() {
    return rooms.size();
  }

  /** Ends every listening, also those still to be opened. */
  @Override
  public void close() {
    if (closed) return;
    closed = true;
    rooms.values().forEach(Room::stop);
    reads.release(ALL);
    workers.shutdown();
  }
}
