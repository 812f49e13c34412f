package dev.baton.domain.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Leaves out of a list that fails whatever it fails without: long pieces first, then single ones.
 */
public final class Shrinking {
  private Shrinking() {}

  public static <T> List<T> smallest(List<T> failing, Predicate<List<T>> fails) {
    var smallest = failing;
    for (int piece = Math.max(1, failing.size() / 2); piece > 0; ) {
      var shorter = without(smallest, piece, fails);
      boolean again = piece == 1 && shorter.size() < smallest.size();
      smallest = shorter;
      if (!again) piece /= 2;
    }
    return smallest;
  }

  /** One pass from the end, so that what follows a piece is gone before the piece is tried. */
  private static <T> List<T> without(List<T> failing, int piece, Predicate<List<T>> fails) {
    var rest = failing;
    for (int from = rest.size() - piece; from > -piece; from -= piece) {
      var shorter = new ArrayList<>(rest);
      shorter.subList(Math.max(0, from), Math.min(rest.size(), from + piece)).clear();
      if (fails.test(shorter)) rest = shorter;
    }
    return rest;
  }
}
