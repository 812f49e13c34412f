package dev.baton.persistence;

import static dev.baton.persistence.JooqStore.CLOCK;
import static dev.baton.persistence.schema.Tables.COPILOT_CALL;
import static dev.baton.persistence.schema.Tables.COPILOT_EVENT;
import static dev.baton.persistence.schema.Tables.COPILOT_REMARK;
import static dev.baton.persistence.schema.Tables.COPILOT_SESSION;
import static dev.baton.persistence.schema.Tables.COPILOT_TURN;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.inline;

import dev.baton.application.copilot.CopilotQueries;
import dev.baton.domain.access.Organization;
import dev.baton.domain.copilot.Remark;
import dev.baton.domain.copilot.Session;
import dev.baton.domain.copilot.ToolCall;
import dev.baton.domain.copilot.Turn;
import dev.baton.domain.copilot.TurnEvent;
import dev.baton.domain.copilot.Workflow;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Records;
import org.jooq.Result;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;

/** Sessions and the logs of turns as PostgreSQL has them. */
public final class JooqCopilotQueries implements CopilotQueries {
  private final Reads reads;

  public JooqCopilotQueries(Reads reads) {
    this.reads = reads;
  }

  /** The status that is left out is that of the index copilot_session_latest, word for word. */
  @Override
  public List<SessionView> list(Organization.Id organization, int limit) {
    return reads.ask(
        sql ->
            views(sql)
                .where(COPILOT_SESSION.ORGANIZATION_ID.eq(organization))
                .and(COPILOT_SESSION.STATUS.ne(inline("archived")))
                .orderBy(COPILOT_SESSION.UPDATED_AT.desc(), COPILOT_SESSION.ID.desc())
                .limit(limit)
                .fetch(JooqCopilotQueries::view));
  }

  @Override
  public Optional<SessionView> find(Organization.Id organization, Session.Id session) {
    return reads.ask(
        sql ->
            views(sql)
                .where(COPILOT_SESSION.ORGANIZATION_ID.eq(organization))
                .and(COPILOT_SESSION.ID.eq(session))
                .fetchOptional(JooqCopilotQueries::view));
  }

  private static SelectOnConditionStep<Record> views(DSLContext sql) {
    return sql.select(COPILOT_SESSION.fields())
        .select(COPILOT_TURN.LEASE_UNTIL)
        .from(COPILOT_SESSION)
        .leftJoin(COPILOT_TURN)
        .on(COPILOT_TURN.ORGANIZATION_ID.eq(COPILOT_SESSION.ORGANIZATION_ID))
        .and(COPILOT_TURN.ID.eq(COPILOT_SESSION.TURN_ID));
  }

  private static SessionView view(Record row) {
    return new SessionView(
        SessionRows.session(row, row.get(COPILOT_TURN.LEASE_UNTIL)),
        row.get(COPILOT_SESSION.CREATED_AT),
        row.get(COPILOT_SESSION.UPDATED_AT));
  }

  @Override
  public List<Entry> history(Organization.Id organization, Session.Id session, int limit) {
    return reads.ask(sql -> history(organization, session, limit, sql));
  }

  private static List<Entry> history(
      Organization.Id organization, Session.Id session, int limit, DSLContext sql) {
    var remarks =
        sql.select(COPILOT_REMARK.fields())
            .select(COPILOT_TURN.WORKFLOW)
            .from(COPILOT_REMARK)
            .join(COPILOT_TURN)
            .on(COPILOT_TURN.ORGANIZATION_ID.eq(COPILOT_REMARK.ORGANIZATION_ID))
            .and(COPILOT_TURN.ID.eq(COPILOT_REMARK.TURN_ID))
            .where(COPILOT_REMARK.ORGANIZATION_ID.eq(organization))
            .and(COPILOT_REMARK.SESSION_ID.eq(session))
            .orderBy(COPILOT_REMARK.SEQ.desc())
            .limit(limit)
            .fetch();
    var turns = remarks.stream().map(row -> row.get(COPILOT_REMARK.TURN_ID)).distinct();
    var calls =
        sql
            .selectFrom(COPILOT_CALL)
            .where(COPILOT_CALL.ORGANIZATION_ID.eq(organization))
            .and(COPILOT_CALL.TURN_ID.eq(any(turns.toArray(Turn.Id[]::new))))
            .orderBy(COPILOT_CALL.PLACE)
            .fetch(CallRows::call)
            .stream()
            .collect(groupingBy(ToolCall::turn));
    return remarks.reversed().stream().map(row -> entry(row, calls)).toList();
  }

  private static Entry entry(Record row, Map<Turn.Id, List<ToolCall>> calls) {
    var remark =
        new Remark(
            row.get(COPILOT_REMARK.ID),
            row.get(COPILOT_REMARK.SEQ),
            Words.read(Remark.Role.class, row.get(COPILOT_REMARK.ROLE)),
            row.get(COPILOT_REMARK.TURN_ID),
            row.get(COPILOT_REMARK.TEXT),
            row.get(COPILOT_REMARK.CREATED_AT));
    return switch (remark.role()) {
      case USER -> new Entry(remark, workflow(row.get(COPILOT_TURN.WORKFLOW)), List.of());
      case ASSISTANT ->
          new Entry(
              remark,
              workflow(row.get(COPILOT_TURN.WORKFLOW)),
              calls.getOrDefault(remark.turn(), List.of()));
    };
  }

  /** One that only a newer node knows is none here. */
  static @Nullable Workflow workflow(@Nullable String word) {
    return word == null ? null : Workflow.of(word).orElse(null);
  }

  @Override
  public List<TurnEvent> log(Organization.Id organization, Turn.Id turn, long from, int limit) {
    return reads.ask(
        sql -> {
          var rows =
              sql.selectFrom(COPILOT_EVENT)
                  .where(COPILOT_EVENT.ORGANIZATION_ID.eq(organization))
                  .and(COPILOT_EVENT.TURN_ID.eq(turn))
                  .and(COPILOT_EVENT.POSITION.ge(from))
                  .orderBy(COPILOT_EVENT.POSITION)
                  .limit(limit)
                  .fetch();
          var calls = calls(organization, rows, sql);
          return rows.map(row -> TurnEventRows.event(row, calls));
        });
  }

  private static Map<UUID, ToolCall> calls(
      Organization.Id organization, Result<? extends Record> rows, DSLContext sql) {
    var ids =
        rows.stream()
            .map(row -> row.get(COPILOT_EVENT.CALLS))
            .filter(each -> each != null)
            .flatMap(Arrays::stream)
            .map(ToolCall.Id::new)
            .distinct()
            .toArray(ToolCall.Id[]::new);
    if (ids.length == 0) return Map.of();
    return sql
        .selectFrom(COPILOT_CALL)
        .where(COPILOT_CALL.ORGANIZATION_ID.eq(organization))
        .and(COPILOT_CALL.SESSION_ID.eq(rows.getFirst().get(COPILOT_EVENT.SESSION_ID)))
        .and(COPILOT_CALL.ID.eq(any(ids)))
        .fetch(CallRows::call)
        .stream()
        .collect(toMap(call -> call.id().value(), Function.identity()));
  }

  /** The first condition is that of the index copilot_turn_under_way, word for word. */
  @Override
  public List<Lapsed> lapsed(int limit) {
    return reads.ask(
        sql ->
            sql.select(COPILOT_TURN.ORGANIZATION_ID, COPILOT_TURN.SESSION_ID)
                .from(COPILOT_TURN)
                .where(COPILOT_TURN.LEASE_UNTIL.isNotNull())
                .and(COPILOT_TURN.LEASE_UNTIL.le(CLOCK))
                .limit(limit)
                .fetch(Records.mapping(Lapsed::new)));
  }
}
