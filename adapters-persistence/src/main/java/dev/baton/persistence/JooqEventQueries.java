package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.EVENT;
import static org.jooq.impl.DSL.val;

import dev.baton.application.feed.EventQueries;
import dev.baton.application.live.EventStretches;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The log of all conversations as PostgreSQL has it. */
public final class JooqEventQueries implements EventQueries, EventStretches {
  private static final Field<Long> WRITTEN_BY =
      DSL.field(DSL.name("written_by"), SQLDataType.BIGINT);

  /**
   * Ends below the oldest transaction that is still open: one that began earlier may commit later,
   * and a reader that had gone on would never see what it wrote.
   */
  private static final String AFTER =
      """
      select xid::text::bigint as written_by, organization_id, conversation_id, position, kind,
             facts, created_at
        from event
       where (xid, conversation_id, position) > ({0}::text::xid8, {1}, {2})
         and xid < pg_snapshot_xmin(pg_current_snapshot())
       order by xid, conversation_id, position
       limit {3}
      """;

  private static final Field<Long> HORIZON = DSL.field(DSL.name("horizon"), SQLDataType.BIGINT);
  private static final Field<Long> LAG = DSL.field(DSL.name("lag"), SQLDataType.BIGINT);

  /** One row at least, with what is true of the moment. */
  private static final String READ =
      """
      select h.horizon::text::bigint - 1 as horizon,
             (extract(epoch from clock_timestamp() - held.created_at) * 1000)::bigint as lag, e.*
        from (select pg_snapshot_xmin(pg_current_snapshot()) as horizon) h
        left join lateral (
          select created_at from event
           where xid >= h.horizon
           order by xid, conversation_id, position
           limit 1) held on true
        left join lateral (
          select xid::text::bigint as written_by, organization_id, conversation_id, position, kind,
                 facts, created_at
            from event
           where (xid, conversation_id, position) > ({0}::text::xid8, {1}, {2})
             and xid < h.horizon
           order by xid, conversation_id, position
           limit {3}) e on true
       order by e.written_by, e.conversation_id, e.position
      """;

  private final Reads reads;

  public JooqEventQueries(Reads reads) {
    this.reads = reads;
  }

  @Override
  public List<Recorded> after(Position position, int limit) {
    return reads.ask(sql -> after(position, limit, sql));
  }

  /** The same within a transaction. */
  static List<Recorded> after(Position position, int limit, DSLContext sql) {
    return sql.resultQuery(
            AFTER,
            val(Long.toString(position.transaction())),
            val(position.conversation()),
            val(position.position()),
            val(limit))
        .coerce(
            WRITTEN_BY,
            EVENT.ORGANIZATION_ID,
            EVENT.CONVERSATION_ID,
            EVENT.POSITION,
            EVENT.KIND,
            EVENT.FACTS,
            EVENT.CREATED_AT)
        .fetch(JooqEventQueries::recorded);
  }

  @Override
  public Stretch read(Position after, int limit) {
    return reads.ask(sql -> read(after, limit, sql));
  }

  private static Stretch read(Position after, int limit, DSLContext sql) {
    var rows =
        sql.resultQuery(
                READ,
                val(Long.toString(after.transaction())),
                val(after.conversation()),
                val(after.position()),
                val(limit))
            .coerce(
                HORIZON,
                LAG,
                WRITTEN_BY,
                EVENT.ORGANIZATION_ID,
                EVENT.CONVERSATION_ID,
                EVENT.POSITION,
                EVENT.KIND,
                EVENT.FACTS,
                EVENT.CREATED_AT)
            .fetch();
    var events =
        rows.stream()
            .filter(row -> row.get(WRITTEN_BY) != null)
            .map(JooqEventQueries::recorded)
            .toList();
    var moment = rows.getFirst();
    var lag = moment.get(LAG);
    return new Stretch(
        events,
        events.size() < limit ? Position.behind(moment.get(HORIZON)) : events.getLast().at(),
        lag == null ? null : Duration.ofMillis(Math.max(0, lag)));
  }

  private static Recorded recorded(Record row) {
    var conversation = row.get(EVENT.CONVERSATION_ID);
    long position = row.get(EVENT.POSITION);
    return new Recorded(
        new Position(row.get(WRITTEN_BY), conversation.value(), position),
        row.get(EVENT.ORGANIZATION_ID),
        conversation,
        position,
        row.get(EVENT.KIND),
        row.get(EVENT.FACTS).data(),
        row.get(EVENT.CREATED_AT));
  }
}
