package dev.baton.benchmarks;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Whether the database has what was acknowledged, what the denominator wrote, and nothing else.
 *
 * @param direct what the denominator wrote in this scene so far
 * @param before messages that were stored before the run by others than the denominator
 */
record Checker(Ground ground, Scene scene, LongSupplier direct, long before) {

  static Checker before(Ground ground, Scene scene, LongSupplier direct) throws SQLException {
    long stored = stored(ground, scene);
    return new Checker(ground, scene, direct, stored - direct.getAsLong());
  }

  /**
   * Looks at all of it.
   *
   * @return what is wrong, empty when nothing is
   */
  String look(List<UUID> acknowledged) throws SQLException {
    var flaws = new StringBuilder();
    long stored = stored(ground, scene) - before - direct.getAsLong();
    if (stored != acknowledged.size()) {
      flaws
          .append(acknowledged.size())
          .append(" acknowledged, ")
          .append(stored)
          .append(" stored; ");
    }
    long gaps = notDense();
    if (gaps > 0) flaws.append(gaps).append(" conversations whose seq is not dense; ");
    long others = notOnce(acknowledged);
    if (others > 0) flaws.append(others).append(" acknowledged ids without exactly one row; ");
    Progress.say(
        "checker: %d acknowledged, %d stored, %d by D1: %s",
        acknowledged.size(), stored, direct.getAsLong(), flaws.isEmpty() ? "all is well" : flaws);
    return flaws.toString();
  }

  private static long stored(Ground ground, Scene scene) throws SQLException {
    return ground.count(
        "select count(*) from message where organization_id = '" + organization(scene) + "'");
  }

  private long notDense() throws SQLException {
    return ground.count(
        """
      select count(*)
        from conversation c
        left join (select conversation_id, count(*) as n, max(seq) as last
                     from message where organization_id = '%1$s' group by conversation_id) m
          on m.conversation_id = c.id
       where c.organization_id = '%1$s'
         and (m.n, m.last, c.next_seq) is distinct from (c.next_seq, c.next_seq - 1, m.n)
      """
            .formatted(organization(scene)));
  }

  private long notOnce(List<UUID> acknowledged) throws SQLException {
    var missing = new HashSet<>(acknowledged);
    long twice = (long) acknowledged.size() - missing.size();
    var known = Set.copyOf(missing);
    try (var connection = ground.connect()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.setFetchSize(10_000);
        var rows =
            statement.executeQuery(
                "select id from message where organization_id = '" + organization(scene) + "'");
        while (rows.next()) {
          var id = rows.getObject(1, UUID.class);
          if (!missing.remove(id) && known.contains(id)) twice++;
        }
      }
    }
    return missing.size() + twice;
  }

  private static UUID organization(Scene scene) {
    return scene.operator().organization().value();
  }
}
