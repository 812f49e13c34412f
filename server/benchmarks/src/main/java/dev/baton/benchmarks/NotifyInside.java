package dev.baton.benchmarks;

import java.sql.SQLException;

/**
 * The known bad form of P01: NOTIFY inside the transaction that writes, for which PostgreSQL lets
 * only one transaction commit at a time. Only the server's own connections do it, not D1's.
 */
final class NotifyInside {

  private NotifyInside() {}

  static void put(Ground ground) throws SQLException {
    Progress.say("bad form: pg_notify inside the transaction; the gate must go red");
    ground.execute(
        """
        create function bench_notify() returns trigger language plpgsql as $$
        begin
          perform pg_notify('bench', new.conversation_id::text || new.position);
          return null;
        end $$;
        create trigger bench_notify after insert on event for each row
          when (current_setting('application_name') = 'baton') execute function bench_notify()
        """);
  }

  static void remove(Ground ground) throws SQLException {
    ground.execute(
        """
        drop trigger if exists bench_notify on event;
        drop function if exists bench_notify()
        """);
  }
}
