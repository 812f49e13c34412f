package dev.baton.application.feed;

import dev.baton.application.conversation.TranscriptQueries.Reading;
import dev.baton.domain.conversation.Phase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one read of a transcript after a seq brought, all of it from one moment. */
record Excerpt(long after, int limit, Phase phase, long nextSeq, List<Entry> entries) {
  /** Reading after this brings the head alone. */
  static final long HEAD_ONLY = Long.MAX_VALUE / 2;

  Excerpt {
    entries = List.copyOf(entries);
  }

  static Excerpt of(long after, int limit, Reading reading) {
    var entries = reading.lines().stream().map(Entry::new).toList();
    return new Excerpt(after, limit, reading.phase(), reading.nextSeq(), entries);
  }

  /** Whether these are just the entries that follow, as many of them as were asked for. */
  boolean intact() {
    long following = nextSeq - 1 - after;
    if (following < 0 || entries.size() != Math.min(limit, following)) return false;
    return entries.isEmpty()
        || (entries.getFirst().seq() == after + 1
            && entries.getLast().seq() == after + entries.size());
  }

  /** The seq after the last of the entries. */
  long reached() {
    return after + entries.size() + 1;
  }

  boolean whole() {
    return reached() == nextSeq;
  }

  /** How the conversation is over at the head; a resolved one may go on. */
  @Nullable Phase ended() {
    return ended(phase);
  }

  static @Nullable Phase ended(Phase phase) {
    return switch (phase) {
      case BOT, WAITING, HUMAN, RESOLVED -> null;
      case CLOSED, ARCHIVED -> phase;
    };
  }
}
