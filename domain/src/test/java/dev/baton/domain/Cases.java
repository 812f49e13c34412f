package dev.baton.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A table of cases, written down by hand: columns are parted by {@code |}, the last is what is
 * expected, the others say the case. A cell may list several words; the row then stands for each.
 */
public final class Cases {
  private final Map<List<String>, String> expected = new LinkedHashMap<>();

  private Cases() {}

  public static Cases of(String table) {
    var cases = new Cases();
    table.lines().filter(line -> !line.isBlank()).forEach(cases::row);
    return cases;
  }

  private void row(String line) {
    var cells = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
    var keys = List.of(List.<String>of());
    for (var cell : cells.subList(0, cells.size() - 1)) keys = product(keys, words(cell));
    for (var key : keys) {
      assertThat(expected.put(key, cells.getLast())).as("%s is there once", key).isNull();
    }
  }

  /** A test for each case there can be; the table must say what is expected of every one. */
  public Stream<DynamicTest> each(
      Function<List<String>, String> outcome, List<? extends Set<?>> columns) {
    var all = List.of(List.<String>of());
    for (var column : columns) all = product(all, column.stream().map(Cases::word).toList());
    assertThat(expected.keySet()).containsExactlyInAnyOrderElementsOf(all);
    return all.stream()
        .map(
            key ->
                DynamicTest.dynamicTest(
                    String.join(" | ", key),
                    () -> assertThat(outcome.apply(key)).isEqualTo(expected.get(key))));
  }

  /** How a table writes a constant: {@code RETURN_LATER} is {@code return-later}. */
  public static String word(Object constant) {
    return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static List<String> words(String cell) {
    return Stream.of(cell.split(",")).map(String::strip).toList();
  }

  private static List<List<String>> product(List<List<String>> keys, List<String> words) {
    return keys.stream()
        .flatMap(key -> words.stream().map(word -> with(key, word)))
        .collect(Collectors.toList());
  }

  private static List<String> with(List<String> key, String word) {
    var longer = new ArrayList<>(key);
    longer.add(word);
    return List.copyOf(longer);
  }
}
