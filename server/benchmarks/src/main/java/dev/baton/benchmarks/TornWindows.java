package dev.baton.benchmarks;

import java.sql.SQLException;

/** The known bad form of P07: a turn holds the first message of its window, and no other. */
final class TornWindows {

  private TornWindows() {}

  static void put(Ground ground) throws SQLException {
    Progress.say("bad form: turns with the first message of their window; the gate must go red");
    ground.execute(
        """
        create function bench_torn() returns trigger language plpgsql as $$
        begin
          if new.last_seq is not null then new.last_seq := new.first_seq; end if;
          return new;
        end $$;
        create trigger bench_torn before insert or update on turn for each row
          execute function bench_torn()
        """);
  }

  static void remove(Ground ground) throws SQLException {
    ground.execute(
        """
        drop trigger if exists bench_torn on turn;
        drop function if exists bench_torn()
        """);
  }
}
