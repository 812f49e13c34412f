package dev.baton.application.live;

import dev.baton.application.feed.EventQueries.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * The latest events of an organization, all of those between two places. It never changes, and no
 * two are equal: each stands for one moment.
 */
final class Recent {
  /** Nobody has read yet. */
  static final Recent UNKNOWN =
      new Recent(Position.LATEST, List.of(), Position.LATEST, Whispers.NONE);

  /** The most events that are kept, and that a follower is handed at once. */
  static final int CAPACITY = 256;

  /** The most text of them, in chars. */
  static final int WEIGHT = 262_144;

  /** Where somebody stands who has seen everything up to a place. */
  enum Standing {
    /** Nobody can tell yet. */
    UNKNOWN,
    /** What follows is here, if anything. */
    COVERED,
    /** Nothing follows yet. */
    CURRENT,
    /** Only the database can say what follows. */
    ELSEWHERE
  }

  private final Position from;
  private final List<Happening> happenings;
  private final Position to;
  private final Whispers whispers;

  private Recent(Position from, List<Happening> happenings, Position to, Whispers whispers) {
    this.from = from;
    this.happenings = List.copyOf(happenings);
    this.to = to;
    this.whispers = whispers;
  }

  Whispers whispers() {
    return whispers;
  }

  /** The same with one hint more; before anybody has read there is nobody to hear it. */
  Recent with(Hint hint) {
    return this == UNKNOWN ? this : new Recent(from, happenings, to, whispers.with(hint));
  }

  Position to() {
    return to;
  }

  Standing standing(Position place) {
    if (this == UNKNOWN) return Standing.UNKNOWN;
    if (place.equals(to)) return Standing.CURRENT;
    boolean within = from.compareTo(place) <= 0 && place.compareTo(to) < 0;
    return within ? Standing.COVERED : Standing.ELSEWHERE;
  }

  List<Happening> after(Position place) {
    return happenings.stream().filter(each -> each.at().compareTo(place) > 0).toList();
  }

  /** What is known once somebody has read on from a place; all that was known where that fits. */
  Recent joined(Excerpt excerpt) {
    if (excerpt.lost())
      return new Recent(excerpt.reached(), List.of(), excerpt.reached(), whispers);
    if (this == UNKNOWN || !to.equals(excerpt.after())) {
      return cut(excerpt.after(), excerpt.happenings(), excerpt.reached());
    }
    if (to.equals(excerpt.reached())) return this;
    return cut(from, concat(happenings, excerpt.happenings()), excerpt.reached());
  }

  /** The same with what is older too, where that reaches up to here and there is room for all. */
  Recent widened(Excerpt excerpt) {
    boolean reaches = excerpt.reached().compareTo(from) >= 0 && excerpt.after().compareTo(from) < 0;
    if (this == UNKNOWN || !reaches) return this;
    var older =
        excerpt.happenings().stream().filter(each -> each.at().compareTo(from) <= 0).toList();
    var all = concat(older, happenings);
    return fitting(all).size() < all.size() ? this : new Recent(excerpt.after(), all, to, whispers);
  }

  private Recent cut(Position after, List<Happening> all, Position reached) {
    var latest = fitting(all.reversed()).reversed();
    int dropped = all.size() - latest.size();
    return new Recent(dropped == 0 ? after : all.get(dropped - 1).at(), latest, reached, whispers);
  }

  private static List<Happening> concat(List<Happening> before, List<Happening> after) {
    var all = new ArrayList<>(before);
    all.addAll(after);
    return all;
  }

  /** As many of them as may be held at once, and always one. */
  static List<Happening> fitting(List<Happening> some) {
    long weight = 0;
    int fit = 0;
    while (fit < Math.min(CAPACITY, some.size())) {
      weight += some.get(fit).weight();
      if (fit > 0 && weight > WEIGHT) break;
      fit++;
    }
    return some.subList(0, fit);
  }
}
