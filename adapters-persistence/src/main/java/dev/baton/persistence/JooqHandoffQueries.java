package dev.baton.persistence;

import static dev.baton.persistence.JooqStore.CLOCK;
import static dev.baton.persistence.schema.Tables.CONVERSATION;
import static dev.baton.persistence.schema.Tables.HANDOFF;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import dev.baton.application.Page;
import dev.baton.application.handoff.HandoffQueries;
import dev.baton.application.handoff.HandoffStatus;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.handoff.Handoff;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;

/** Handoffs as PostgreSQL has them. */
public final class JooqHandoffQueries implements HandoffQueries {
  private final Reads reads;

  public JooqHandoffQueries(Reads reads) {
    this.reads = reads;
  }

  @Override
  public Optional<Entry> find(Organization.Id organization, Handoff.Id id) {
    return reads.ask(sql -> find(organization, id, sql));
  }

  private static Optional<Entry> find(Organization.Id organization, Handoff.Id id, DSLContext sql) {
    return sql.select(HANDOFF.fields())
        .select(CONVERSATION.EPOCH)
        .from(HANDOFF)
        .join(CONVERSATION)
        .on(CONVERSATION.ORGANIZATION_ID.eq(HANDOFF.ORGANIZATION_ID))
        .and(CONVERSATION.ID.eq(HANDOFF.CONVERSATION_ID))
        .where(HANDOFF.ORGANIZATION_ID.eq(organization), HANDOFF.ID.eq(id))
        .fetchOptional(
            row -> new Entry(HandoffRows.of(row), new Epoch(row.get(CONVERSATION.EPOCH))));
  }

  @Override
  public Page<Handoff> list(
      Organization.Id organization, @Nullable HandoffStatus status, Page.Request page) {
    var rows = reads.ask(sql -> rows(organization, status, page, sql));
    return Keyset.page(rows, page, last -> new Page.Cursor(last.requestedAt(), last.id().value()));
  }

  private static List<Handoff> rows(
      Organization.Id organization,
      @Nullable HandoffStatus status,
      Page.Request page,
      DSLContext sql) {
    return sql.select(HANDOFF.fields())
        .from(HANDOFF)
        .where(HANDOFF.ORGANIZATION_ID.eq(organization))
        .and(status == null ? noCondition() : HANDOFF.STATUS.eq(Words.of(status)))
        .and(after(page.after()))
        .orderBy(HANDOFF.REQUESTED_AT, HANDOFF.ID)
        .limit(Keyset.probe(page))
        .fetch(HandoffRows::of);
  }

  private static Condition after(Page.@Nullable Cursor cursor) {
    if (cursor == null) return noCondition();
    return row(HANDOFF.REQUESTED_AT, HANDOFF.ID).gt(cursor.at(), new Handoff.Id(cursor.id()));
  }

  @Override
  public List<Handoff.Id> ownedBy(Organization.Id organization, Operator.Id operator, int limit) {
    return reads.ask(
        sql ->
            sql.select(HANDOFF.ID)
                .from(HANDOFF)
                .where(HANDOFF.ORGANIZATION_ID.eq(organization), HANDOFF.OWNER_ID.eq(operator))
                .and(HANDOFF.STATUS.in(inline("assigned"), inline("accepted")))
                .limit(limit)
                .fetch(HANDOFF.ID));
  }

  /** The first condition is that of the index handoff_timed, word for word. */
  @Override
  public List<Due> due(int limit) {
    var when = least(HANDOFF.LEASE_UNTIL, HANDOFF.RETURN_AT);
    return reads.ask(
        sql ->
            sql.select(HANDOFF.ORGANIZATION_ID, HANDOFF.ID)
                .from(HANDOFF)
                .where(HANDOFF.STATUS.eq(inline("accepted")).or(HANDOFF.RETURN_AT.isNotNull()))
                .and(when.le(CLOCK))
                .orderBy(when)
                .limit(limit)
                .fetch(Records.mapping(Due::new)));
  }
}
