package dev.baton.application.live;

import dev.baton.application.conversation.TranscriptQueries;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells that somebody types, now and then however fast he does. */
@Singleton
public final class TellTyping {
  /** The least time between two hints of the same. */
  static final Duration PACE = Duration.ofSeconds(2);

  private static final int MOST = 10_000;

  /** Reading after this brings the head alone. */
  private static final long HEAD_ONLY = Long.MAX_VALUE / 2;

  private final TranscriptQueries transcripts;
  private final Hints hints;
  private final Map<Hint, Long> told = new LinkedHashMap<>();

  @Inject
  public TellTyping(TranscriptQueries transcripts, Hints hints) {
    this.transcripts = transcripts;
    this.hints = hints;
  }

  /** False when there is no such conversation. */
  public boolean tell(Hint typing) {
    var subject = typing.subject();
    var head = transcripts.read(subject.organization(), subject.conversation(), HEAD_ONLY, 1);
    if (head.isEmpty()) return false;
    if (first(typing)) hints.tell(typing);
    return true;
  }

  private synchronized boolean first(Hint typing) {
    long now = System.nanoTime();
    var before = told.remove(typing);
    long last = before == null || now - before >= PACE.toNanos() ? now : before;
    told.put(typing, last);
    if (told.size() > MOST) told.remove(told.keySet().iterator().next());
    return last == now;
  }
}
