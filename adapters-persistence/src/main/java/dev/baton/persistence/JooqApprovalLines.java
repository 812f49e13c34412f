package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.APPROVAL_LINES;

import dev.baton.application.approval.ApprovalLines;
import dev.baton.domain.access.Organization;
import dev.baton.domain.approval.Lines;
import org.jooq.DSLContext;

record JooqApprovalLines(DSLContext sql) implements ApprovalLines {

  @Override
  public Lines find(Organization.Id organization) {
    return sql.select(APPROVAL_LINES.HOLDING_LINE, APPROVAL_LINES.WAITING_REPLY)
        .from(APPROVAL_LINES)
        .where(APPROVAL_LINES.ORGANIZATION_ID.eq(organization))
        .fetchOptional(row -> new Lines(row.value1(), row.value2()))
        .orElse(Lines.USUAL);
  }

  @Override
  public void save(Organization.Id organization, Lines lines) {
    sql.insertInto(APPROVAL_LINES)
        .set(APPROVAL_LINES.ORGANIZATION_ID, organization)
        .set(APPROVAL_LINES.HOLDING_LINE, lines.holding())
        .set(APPROVAL_LINES.WAITING_REPLY, lines.waiting())
        .onConflict(APPROVAL_LINES.ORGANIZATION_ID)
        .doUpdate()
        .setAllToExcluded()
        .execute();
  }
}
