package dev.baton.persistence;

import static dev.baton.persistence.JooqStore.CLOCK;
import static dev.baton.persistence.schema.Tables.COPILOT_CALL;
import static dev.baton.persistence.schema.Tables.COPILOT_REMARK;
import static dev.baton.persistence.schema.Tables.COPILOT_SESSION;
import static dev.baton.persistence.schema.Tables.COPILOT_TURN;
import static org.jooq.impl.DSL.any;

import dev.baton.application.copilot.CopilotSessions;
import dev.baton.domain.access.Organization;
import dev.baton.domain.copilot.Remark;
import dev.baton.domain.copilot.Session;
import dev.baton.domain.copilot.ToolCall;
import dev.baton.domain.copilot.Turn;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

record JooqCopilotSessions(DSLContext sql) implements CopilotSessions {

  @Override
  public void add(Session session) {
    sql.insertInto(COPILOT_SESSION)
        .set(COPILOT_SESSION.ORGANIZATION_ID, session.organization())
        .set(COPILOT_SESSION.ID, session.id())
        .set(COPILOT_SESSION.TITLE, session.title())
        .set(SessionRows.columns(session))
        .execute();
  }

  /**
   * The lease is read by a statement of its own: it may have been renewed while this one waited.
   */
  @Override
  public Optional<Session> lock(Organization.Id organization, Session.Id id) {
    return sql.selectFrom(COPILOT_SESSION)
        .where(COPILOT_SESSION.ORGANIZATION_ID.eq(organization), COPILOT_SESSION.ID.eq(id))
        .forUpdate()
        .fetchOptional()
        .map(row -> SessionRows.session(row, lease(row)));
  }

  private @Nullable Instant lease(Record row) {
    Turn.@Nullable Id turn = row.get(COPILOT_SESSION.TURN_ID);
    if (turn == null) return null;
    return sql.select(COPILOT_TURN.LEASE_UNTIL)
        .from(COPILOT_TURN)
        .where(COPILOT_TURN.ORGANIZATION_ID.eq(row.get(COPILOT_SESSION.ORGANIZATION_ID)))
        .and(COPILOT_TURN.ID.eq(turn))
        .fetchOne(COPILOT_TURN.LEASE_UNTIL);
  }

  @Override
  public void save(Session session) {
    sql.update(COPILOT_SESSION)
        .set(SessionRows.columns(session))
        .set(COPILOT_SESSION.UPDATED_AT, CLOCK)
        .where(COPILOT_SESSION.ORGANIZATION_ID.eq(session.organization()))
        .and(COPILOT_SESSION.ID.eq(session.id()))
        .execute();
  }

  @Override
  public void add(Session session, Remark remark) {
    sql.insertInto(COPILOT_REMARK)
        .set(COPILOT_REMARK.ORGANIZATION_ID, session.organization())
        .set(COPILOT_REMARK.SESSION_ID, session.id())
        .set(COPILOT_REMARK.SEQ, remark.seq())
        .set(COPILOT_REMARK.ID, remark.id())
        .set(COPILOT_REMARK.ROLE, Words.of(remark.role()))
        .set(COPILOT_REMARK.TURN_ID, remark.turn())
        .set(COPILOT_REMARK.TEXT, remark.text())
        .set(COPILOT_REMARK.CREATED_AT, remark.at())
        .execute();
  }

  @Override
  public List<ToolCall> calls(Session session, Collection<ToolCall.Id> ids) {
    return sql.selectFrom(COPILOT_CALL)
        .where(COPILOT_CALL.ORGANIZATION_ID.eq(session.organization()))
        .and(COPILOT_CALL.SESSION_ID.eq(session.id()))
        .and(COPILOT_CALL.ID.eq(any(ids.toArray(ToolCall.Id[]::new))))
        .orderBy(COPILOT_CALL.PLACE, COPILOT_CALL.ID)
        .fetch(CallRows::call);
  }

  @Override
  public void save(Session session, List<ToolCall> calls) {
    calls.forEach(call -> CallRows.save(sql, session.organization(), session.id(), call));
  }
}
