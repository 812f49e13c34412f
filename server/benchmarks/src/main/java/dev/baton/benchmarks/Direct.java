package dev.baton.benchmarks;

import dev.baton.application.access.KeyHash;
import java.io.IOException;
import java.sql.SQLException;
import org.HdrHistogram.Histogram;

/**
 * D1: the least that PostgreSQL must do for a relay. One statement in one round trip looks the key
 * up and writes the very rows that a relay writes: the conversation's update, the message, its
 * delivery and the event.
 */
interface Direct {
  String ROWS =
      """
      rows of D1 and of the relay alike: conversation update, message, delivery, event; D1 looks the
      key up in the same statement (the server believes a key for a second). The D1 of
      BENCHMARKS.md also has an idempotency row, a webhook row and a handoff update, which a relay
      does not write yet: this D1 is lighter, so HTTP and Java weigh more in the ratio.\
      """;

  /** {@code :n} is the number of a conversation. */
  String SQL =
      """
      with caller as (
        select organization_id, operator_id from api_key where hash = '%s' and revoked_at is null
      ), named as (
        select h.organization_id, h.conversation_id, h.owner_id
          from caller k
          join handoff h on h.organization_id = k.organization_id
           and h.id = ('00000000-0001-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid
           and h.status in ('requested', 'assigned', 'accepted')
      ), moved as (
        update conversation c
           set next_seq = c.next_seq + 1, next_position = c.next_position + 1,
               updated_at = clock_timestamp(), last_xid = greatest(c.last_xid, pg_current_xact_id())
          from named
         where c.organization_id = named.organization_id and c.id = named.conversation_id
           and c.phase = 'human'
        returning c.organization_id, c.id, c.channel, c.next_seq - 1 as seq,
                  c.next_position - 1 as position, c.updated_at as now, c.last_xid as xid,
                  named.owner_id
      ), said as (
        insert into message (organization_id, conversation_id, seq, id, author, operator_id, text,
                             metadata, created_at)
        select organization_id, id, seq, gen_random_uuid(), 'human', owner_id, '%s', '{}', now
          from moved
      ), sent as (
        insert into delivery (organization_id, conversation_id, seq, channel, status, updated_at)
        select organization_id, id, seq, channel, 'queued', now from moved
      ), noted as (
        insert into event (organization_id, conversation_id, position, kind, facts, created_at, xid)
        select organization_id, id, position, 'message_added', jsonb_build_object('seq', seq), now,
               xid
          from moved
      )
      select seq from moved
      """;

  static Direct on(Ground ground, Scene scene, Plan plan) throws IOException {
    var sql = SQL.formatted(KeyHash.of(scene.secret()).hex(), Saying.TEXT);
    if (!plan.jdbc() && Pgbench.present()) return new Pgbench(ground, sql, scene.conversations());
    return new JdbcDirect(ground, sql, scene.conversations());
  }

  String name();

  /** All messages that it has written so far, counted rounds or not. */
  long written();

  /** As fast as they can, each client on a connection of its own. */
  Load closed(int clients, int seconds) throws IOException, InterruptedException, SQLException;

  /** One connection at a fixed rate: microseconds from when each was meant to start. */
  Histogram paced(int perSecond, int seconds)
      throws IOException, InterruptedException, SQLException;
}
