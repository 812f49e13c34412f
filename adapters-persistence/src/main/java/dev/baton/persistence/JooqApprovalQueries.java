package dev.baton.persistence;

import static dev.baton.persistence.JooqStore.CLOCK;
import static dev.baton.persistence.schema.Tables.APPROVAL;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import dev.baton.application.Page;
import dev.baton.application.approval.ApprovalQueries;
import dev.baton.domain.access.Organization;
import dev.baton.domain.approval.Approval;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;

/** Approvals as PostgreSQL has them. */
public final class JooqApprovalQueries implements ApprovalQueries {
  private final Reads reads;

  public JooqApprovalQueries(Reads reads) {
    this.reads = reads;
  }

  @Override
  public Optional<Approval> find(Organization.Id organization, Approval.Id id) {
    return reads.ask(
        sql ->
            sql.selectFrom(APPROVAL)
                .where(APPROVAL.ORGANIZATION_ID.eq(organization), APPROVAL.ID.eq(id))
                .fetchOptional(ApprovalRows::of));
  }

  @Override
  public Page<Approval> list(Organization.Id organization, Filter filter, Page.Request page) {
    var rows = reads.ask(sql -> rows(organization, filter, page, sql));
    return Keyset.page(rows, page, last -> new Page.Cursor(last.requestedAt(), last.id().value()));
  }

  private static List<Approval> rows(
      Organization.Id organization, Filter filter, Page.Request page, DSLContext sql) {
    var status = filter.status();
    var role = filter.approverRole();
    return sql.selectFrom(APPROVAL)
        .where(APPROVAL.ORGANIZATION_ID.eq(organization))
        .and(status == null ? noCondition() : APPROVAL.STATUS.eq(Words.of(status)))
        .and(role == null ? noCondition() : APPROVAL.APPROVER_ROLE.eq(role))
        .and(after(page.after()))
        .orderBy(APPROVAL.REQUESTED_AT, APPROVAL.ID)
        .limit(Keyset.probe(page))
        .fetch(ApprovalRows::of);
  }

  private static Condition after(Page.@Nullable Cursor cursor) {
    if (cursor == null) return noCondition();
    return row(APPROVAL.REQUESTED_AT, APPROVAL.ID).gt(cursor.at(), new Approval.Id(cursor.id()));
  }

  /** The first condition is that of the index approval_timed, word for word. */
  @Override
  public List<Due> due(int limit) {
    return reads.ask(
        sql ->
            sql.select(APPROVAL.ORGANIZATION_ID, APPROVAL.CONVERSATION_ID, APPROVAL.ID)
                .from(APPROVAL)
                .where(APPROVAL.STATUS.eq(inline("pending")).and(APPROVAL.TIMEOUT_AT.isNotNull()))
                .and(APPROVAL.TIMEOUT_AT.le(CLOCK))
                .orderBy(APPROVAL.TIMEOUT_AT)
                .limit(limit)
                .fetch(Records.mapping(Due::new)));
  }
}
