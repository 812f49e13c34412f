package dev.baton.application.feed;

import dev.baton.domain.conversation.Phase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of a transcript as it was last read: the latest entries, without a gap up to {@code
 * nextSeq}. It never changes, and no two are equal: each stands for one moment.
 */
final class Tail {
  /** Nobody has read yet. */
  static final Tail UNKNOWN = new Tail(List.of(), Excerpt.HEAD_ONLY + 1, null);

  /** There is no such conversation. */
  static final Tail NONE = new Tail(List.of(), Excerpt.HEAD_ONLY + 1, null);

  /** The most entries of a tail. */
  static final int CAPACITY = 256;

  /** The most text of a tail, and of what a reader is handed at once; in chars. */
  static final int WEIGHT = 65_536;

  /** Where a reader stands who has seen everything up to a seq. */
  enum Standing {
    /** What follows is here. */
    COVERED,
    /** Nothing follows yet. */
    CURRENT,
    /** Only the database can say what follows. */
    ELSEWHERE
  }

  private final List<Entry> entries;
  private final long nextSeq;
  private final @Nullable Phase ended;

  private Tail(List<Entry> entries, long nextSeq, @Nullable Phase ended) {
    this.entries = List.copyOf(entries);
    this.nextSeq = nextSeq;
    this.ended = ended;
  }

  /** What is known from an excerpt alone. */
  static Tail of(Excerpt excerpt) {
    if (!excerpt.intact() || !excerpt.whole()) return at(excerpt);
    return new Tail(latest(excerpt.entries()), excerpt.nextSeq(), excerpt.ended());
  }

  private static Tail at(Excerpt excerpt) {
    return new Tail(List.of(), excerpt.nextSeq(), excerpt.ended());
  }

  boolean known() {
    return this != UNKNOWN && this != NONE;
  }

  long nextSeq() {
    return nextSeq;
  }

  /** How the conversation is over, null while it is not or more of it is to be read. */
  @Nullable Phase ended() {
    return ended;
  }

  long last() {
    return nextSeq - 1;
  }

  private long first() {
    return nextSeq - entries.size();
  }

  Standing standing(long position) {
    if (!known()) return Standing.ELSEWHERE;
    if (position == last()) return Standing.CURRENT;
    return first() - 1 <= position && position < last() ? Standing.COVERED : Standing.ELSEWHERE;
  }

  List<Entry> after(long position, int limit) {
    int from = (int) (position + 1 - first());
    return entries.subList(from, Math.min(entries.size(), from + limit));
  }

  /**
   * The tail after an excerpt from where this one ends; itself when that brought nothing. Where the
   * two do not fit, as after a restore of the database, only the head is known.
   */
  Tail joined(Excerpt excerpt) {
    if (!known() || !excerpt.intact()) return at(excerpt);
    var ending = excerpt.whole() ? excerpt.ended() : null;
    if (excerpt.entries().isEmpty() && ending == ended) return this;
    return new Tail(latest(concat(entries, excerpt.entries())), excerpt.reached(), ending);
  }

  /** The same with older entries too, where they reach up to these and there is room for all. */
  Tail widened(Excerpt excerpt) {
    if (!excerpt.intact() || excerpt.reached() < first()) return this;
    var older = excerpt.entries().stream().filter(each -> each.seq() < first()).toList();
    var all = concat(older, entries);
    if (older.isEmpty() || latest(all).size() < all.size()) return this;
    return new Tail(all, nextSeq, ended);
  }

  private static List<Entry> concat(List<Entry> before, List<Entry> after) {
    var all = new ArrayList<>(before);
    all.addAll(after);
    return all;
  }

  private static List<Entry> latest(List<Entry> all) {
    return fitting(all.reversed(), CAPACITY).reversed();
  }

  /** As many of the entries as may be held at once, and always one. */
  static List<Entry> fitting(List<Entry> entries, int capacity) {
    long weight = 0;
    int fit = 0;
    while (fit < Math.min(capacity, entries.size())) {
      weight += entries.get(fit).weight();
      if (fit > 0 && weight > WEIGHT) break;
      fit++;
    }
    return entries.subList(0, fit);
  }
}
