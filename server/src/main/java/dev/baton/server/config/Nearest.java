package dev.baton.server.config;

import java.util.Collection;
import java.util.Comparator;

/** The known name that takes the fewest keystrokes to reach. */
final class Nearest {

  private Nearest() {}

  static String to(String name, Collection<String> known) {
    return known.stream().min(Comparator.comparingInt(each -> distance(name, each))).orElseThrow();
  }

  /** Levenshtein's. */
  private static int distance(String from, String to) {
    var row = new int[to.length() + 1];
    for (var column = 0; column < row.length; column++) {
      row[column] = column;
    }
    for (var i = 1; i <= from.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var j = 1; j <= to.length(); j++) {
        var replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
