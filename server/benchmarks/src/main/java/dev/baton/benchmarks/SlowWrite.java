package dev.baton.benchmarks;

import java.sql.SQLException;

/** A trigger of the benchmark's own that makes transactions linger. */
final class SlowWrite {

  private SlowWrite() {}

  /** Every writer of an event waits for a millisecond: the known bad form of P05. */
  static void put(Ground ground) throws SQLException {
    put(ground, "after insert on event", "0.001");
  }

  /** Every writer of an event waits for longer than its readers may: the known bad form of P09. */
  static void putLong(Ground ground) throws SQLException {
    put(ground, "after insert on event", "0.2");
  }

  /**
   * Every transaction that wrote an event stays open for up to 10 ms before it commits, so that
   * later ones overtake it.
   */
  static void beforeCommit(Ground ground) throws SQLException {
    put(ground, "after insert on event deferrable initially deferred", "random() * 0.01");
  }

  private static void put(Ground ground, String when, String seconds) throws SQLException {
    ground.execute(
        """
        create function bench_linger() returns trigger language plpgsql as $$
        begin
          perform pg_sleep(%s);
          return null;
        end $$;
        create constraint trigger bench_linger %s
          for each row execute function bench_linger()
        """
            .formatted(seconds, when));
  }

  static void remove(Ground ground) throws SQLException {
    ground.execute(
        """
        drop trigger if exists bench_linger on event;
        drop function if exists bench_linger()
        """);
  }
}
