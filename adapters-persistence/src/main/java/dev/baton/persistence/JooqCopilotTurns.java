package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.COPILOT_CALL;
import static dev.baton.persistence.schema.Tables.COPILOT_TURN;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.val;

import dev.baton.application.copilot.CopilotTurns;
import dev.baton.domain.access.Organization;
import dev.baton.domain.copilot.ToolCall;
import dev.baton.domain.copilot.Turn;
import dev.baton.domain.copilot.TurnEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;

record JooqCopilotTurns(DSLContext sql) implements CopilotTurns {
  private static final Field<Instant> LEASE =
      field(
          "clock_timestamp() + {0} * interval '1 second'",
          SQLDataType.INSTANT, val(Turn.LEASE.toSeconds()));

  @Override
  public void begin(Organization.Id organization, Turn turn) {
    var workflow = turn.workflow();
    sql.insertInto(COPILOT_TURN)
        .set(COPILOT_TURN.ORGANIZATION_ID, organization)
        .set(COPILOT_TURN.ID, turn.id())
        .set(COPILOT_TURN.SESSION_ID, turn.session())
        .set(COPILOT_TURN.WORKFLOW, workflow == null ? null : workflow.word())
        .set(COPILOT_TURN.LEASE_UNTIL, LEASE)
        .execute();
  }

  @Override
  public Optional<Taken> take(Organization.Id organization, Turn.Id turn) {
    return sql.update(COPILOT_TURN)
        .set(COPILOT_TURN.TAKEN, true)
        .where(COPILOT_TURN.ORGANIZATION_ID.eq(organization))
        .and(COPILOT_TURN.ID.eq(turn))
        .and(COPILOT_TURN.LEASE_UNTIL.isNotNull())
        .and(not(COPILOT_TURN.TAKEN))
        .returning(COPILOT_TURN.SESSION_ID, COPILOT_TURN.WORKFLOW)
        .fetchOptional()
        .map(row -> new Taken(turn(turn, row), decided(organization, turn)));
  }

  private static Turn turn(Turn.Id id, Record row) {
    var workflow = JooqCopilotQueries.workflow(row.get(COPILOT_TURN.WORKFLOW));
    return new Turn(id, row.get(COPILOT_TURN.SESSION_ID), workflow);
  }

  private List<ToolCall> decided(Organization.Id organization, Turn.Id turn) {
    return sql.selectFrom(COPILOT_CALL)
        .where(COPILOT_CALL.ORGANIZATION_ID.eq(organization))
        .and(COPILOT_CALL.DECIDED_IN.eq(turn))
        .orderBy(COPILOT_CALL.PLACE, COPILOT_CALL.ID)
        .fetch(CallRows::call);
  }

  @Override
  public boolean append(Organization.Id organization, Turn turn, List<TurnEvent> events) {
    return write(organization, turn, events, LEASE);
  }

  @Override
  public boolean end(Organization.Id organization, Turn turn, List<TurnEvent> events) {
    return write(organization, turn, events, val(null, SQLDataType.INSTANT));
  }

  /** What has no lease is over, and its row is not found. */
  private boolean write(
      Organization.Id organization, Turn turn, List<TurnEvent> events, Field<Instant> lease) {
    var end =
        sql.update(COPILOT_TURN)
            .set(COPILOT_TURN.NEXT_POSITION, COPILOT_TURN.NEXT_POSITION.plus(events.size()))
            .set(COPILOT_TURN.LEASE_UNTIL, lease)
            .where(COPILOT_TURN.ORGANIZATION_ID.eq(organization))
            .and(COPILOT_TURN.ID.eq(turn.id()))
            .and(COPILOT_TURN.LEASE_UNTIL.isNotNull())
            .returning(COPILOT_TURN.NEXT_POSITION)
            .fetchOptional(COPILOT_TURN.NEXT_POSITION);
    if (end.isEmpty()) return false;
    long position = end.get() - events.size();
    for (var event : events) TurnEventRows.add(sql, organization, turn, position++, event);
    return true;
  }

  @Override
  public void renew(Collection<Turn.Id> turns) {
    sql.update(COPILOT_TURN)
        .set(COPILOT_TURN.LEASE_UNTIL, LEASE)
        .where(COPILOT_TURN.ID.eq(any(turns.toArray(Turn.Id[]::new))))
        .and(COPILOT_TURN.LEASE_UNTIL.isNotNull())
        .execute();
  }
}
