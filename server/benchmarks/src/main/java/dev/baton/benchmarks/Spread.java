package dev.baton.benchmarks;

import java.util.List;
import java.util.Locale;

/** The median of some rounds, and how far they lie apart. */
record Spread(double median, double least, double most) {

  static Spread of(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    return new Spread(median, sorted.getFirst(), sorted.getLast());
  }

  /** From the least to the most, in parts of the median. */
  double width() {
    return (most - least) / median;
  }

  String text(String format) {
    return String.format(
        Locale.ROOT, format + " (" + format + " to " + format + ")", median, least, most);
  }
}
