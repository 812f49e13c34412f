package dev.baton.benchmarks;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * What to measure and how long.
 *
 * @param seconds of each half of a round
 * @param bad puts the known bad form in, with which every gate must go red
 * @param jdbc runs the denominator from Java although pgbench is there
 */
record Plan(
    List<String> gates, int rounds, int seconds, int conversations, boolean bad, boolean jdbc) {
  static final String USAGE =
      "usage: baton bench [P01|P05|P07|P08|P09|P11|P19]... [--rounds N] [--seconds S] [--conversations N]"
          + " [--bad] [--jdbc]";
  private static final List<String> ALL = List.of("P01", "P05", "P07", "P08", "P09", "P11", "P19");

  static Plan of(String... arguments) {
    var left = new ArrayDeque<>(Arrays.asList(arguments));
    var gates = new TreeSet<String>();
    var plan = new Plan(ALL, 5, 15, 5_000, false, false);
    while (!left.isEmpty()) {
      var word = left.remove();
      plan =
          switch (word) {
            case "--rounds" -> plan.taking(number(word, left), plan.seconds);
            case "--seconds" -> plan.taking(plan.rounds, number(word, left));
            case "--conversations" -> plan.over(number(word, left));
            case "--bad" -> plan.with(true, plan.jdbc);
            case "--jdbc" -> plan.with(plan.bad, true);
            default -> {
              gates.add(gate(word));
              yield plan;
            }
          };
    }
    return gates.isEmpty() ? plan : plan.only(List.copyOf(gates));
  }

  private static String gate(String word) {
    var gate = word.toUpperCase(Locale.ROOT);
    if (ALL.contains(gate)) return gate;
    throw new IllegalArgumentException("no such benchmark or option: " + word);
  }

  private static int number(String option, Deque<String> left) {
    var word = left.isEmpty() ? "" : left.remove();
    if (word.matches("[1-9][0-9]{0,6}")) return Integer.parseInt(word);
    throw new IllegalArgumentException(option + " needs a number from 1");
  }

  private Plan taking(int rounds, int seconds) {
    return new Plan(gates, rounds, seconds, conversations, bad, jdbc);
  }

  private Plan over(int conversations) {
    return new Plan(gates, rounds, seconds, conversations, bad, jdbc);
  }

  private Plan with(boolean bad, boolean jdbc) {
    return new Plan(gates, rounds, seconds, conversations, bad, jdbc);
  }

  private Plan only(List<String> gates) {
    return new Plan(gates, rounds, seconds, conversations, bad, jdbc);
  }
}
