package dev.baton.persistence;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows bound for one statement. Many are bound by column, the way PostgreSQL's {@code unnest} takes
 * them, so that the text of the statement is the same for two rows and for a hundred, and stays
 * prepared. One row alone, which is the most frequent, is bound as it is: the planner then knows
 * that it is one.
 */
final class Rows {
  private final Shape shape;
  private final List<List<@Nullable Object>> columns = new ArrayList<>();
  private int size;

  private Rows(Shape shape) {
    this.shape = shape;
    for (var _ : shape.types()) columns.add(new ArrayList<>());
  }

  /** The statement and the columns of its rows. */
  record Shape(String one, String many, List<String> types) {

    /**
     * @param columns name and type of each column, as in a table's definition
     * @param sql the statement, with {@code :rows} where the rows stand as {@code w}
     */
    static Shape of(String columns, String sql) {
      var pairs =
          Arrays.stream(columns.strip().split("\\s*,\\s*")).map(c -> c.split("\\s+")).toList();
      var names = pairs.stream().map(pair -> pair[0]).collect(Collectors.joining(", "));
      var types = pairs.stream().map(pair -> pair[1]).toList();
      var values = types.stream().map("?::%s"::formatted).collect(Collectors.joining(", "));
      var arrays = types.stream().map("?::%s[]"::formatted).collect(Collectors.joining(", "));
      return new Shape(
          sql.replace(":rows", "(select %s) w (%s)".formatted(values, names)),
          sql.replace(":rows", "unnest(%s) w (%s)".formatted(arrays, names)),
          types);
    }

    Rows rows() {
      return new Rows(this);
    }
  }

  void add(@Nullable Object... row) {
    if (row.length != columns.size()) {
      throw new IllegalStateException("not a row for: " + shape.many());
    }
    for (int i = 0; i < row.length; i++) columns.get(i).add(row[i]);
    size++;
  }

  boolean isEmpty() {
    return size == 0;
  }

  String sql() {
    return alone() ? shape.one() : shape.many();
  }

  private boolean alone() {
    return size == 1;
  }

  /**
   * Binds what stands for {@code :rows} once, from the given parameter on; returns the parameter
   * after it.
   */
  int bind(PreparedStatement statement, int parameter) throws SQLException {
    if (alone()) {
      for (var column : columns) bind(statement, parameter++, column.getFirst());
      return parameter;
    }
    var connection = statement.getConnection();
    for (int i = 0; i < columns.size(); i++) {
      var values = columns.get(i).toArray();
      statement.setArray(parameter++, connection.createArrayOf(shape.types().get(i), values));
    }
    return parameter;
  }

  /** As text, which the cast in the statement reads: a type left open costs a round trip to ask. */
  private static void bind(PreparedStatement statement, int parameter, @Nullable Object value)
      throws SQLException {
    statement.setString(parameter, value == null ? null : value.toString());
  }
}
