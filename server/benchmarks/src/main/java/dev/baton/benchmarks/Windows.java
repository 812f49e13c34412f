package dev.baton.benchmarks;

import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Whether all that visitors said came into windows, and each window became one turn. */
record Windows(Ground ground, Scene scene) {
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  /** A message belongs to as many turns as hold it. */
  private static final String NOT_IN_ONE =
      """
      select count(*)
        from (select count(t.id) as turns
                from message m
                left join turn t
                  on t.organization_id = m.organization_id
                 and t.conversation_id = m.conversation_id
                 and m.seq between t.first_seq and t.last_seq
               where m.organization_id = '%1$s' and m.author = 'visitor'
               group by m.conversation_id, m.seq) held
       where turns <> 1
      """;

  /** What a window gathers was said before it was taken; another turn's, afterwards. */
  private static final String TORN =
      """
      select count(*)
        from (select t.organization_id, t.conversation_id, t.first_seq,
                     lag(t.due_at) over (partition by t.conversation_id order by t.first_seq)
                       as taken_at
                from turn t where t.organization_id = '%1$s') t
        join message m
          on m.organization_id = t.organization_id and m.conversation_id = t.conversation_id
         and m.seq = t.first_seq
       where m.created_at < t.taken_at
      """;

  private static final String OPEN =
      "select count(*) from conversation where organization_id = '%1$s'"
          + " and window_opened_at is not null";

  /**
   * Waits until the last window is closed and looks.
   *
   * @return what is wrong, empty when nothing is
   */
  String look() throws SQLException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (count(OPEN) > 0 && System.nanoTime() < deadline) LockSupport.parkNanos(100_000_000);
    long open = count(OPEN);
    long wrong = count(NOT_IN_ONE);
    long torn = count(TORN);
    Progress.say(
        "windows: %d turns, %d windows left open, %d messages not in one turn, %d turns of one"
            + " window",
        count("select count(*) from turn where organization_id = '%1$s'"), open, wrong, torn);
    return open + wrong + torn == 0 ? "" : "not exactly one turn for each window; ";
  }

  private long count(String sql) throws SQLException {
    UUID organization = scene.operator().organization().value();
    return ground.count(sql.formatted(organization));
  }
}
