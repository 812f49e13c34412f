package dev.baton.application.live;

import dev.baton.application.feed.Shown;
import java.util.ArrayList;
import java.util.List;

/**
 * The latest hints.
 *
 * @param count how many there have been
 */
record Whispers(List<Shown<Hint>> latest, long count) {
  private static final int MOST = 32;

  static final Whispers NONE = new Whispers(List.of(), 0);

  Whispers {
    latest = List.copyOf(latest);
  }

  Whispers with(Hint hint) {
    var all = new ArrayList<>(latest);
    all.add(new Shown<>(hint));
    return new Whispers(all.subList(Math.max(0, all.size() - MOST), all.size()), count + 1);
  }

  /** Those that came after so many, as far as they are still here. */
  List<Shown<Hint>> after(long heard) {
    int missing = (int) Math.min(latest.size(), count - heard);
    return latest.subList(latest.size() - missing, latest.size());
  }
}
