package dev.baton.persistence;

import static dev.baton.persistence.schema.tables.Approval.APPROVAL;

import dev.baton.application.approval.ApprovalStatus;
import dev.baton.domain.JsonObject;
import dev.baton.domain.approval.Approval;
import dev.baton.domain.approval.Approval.Decider;
import dev.baton.domain.approval.Approval.State;
import dev.baton.domain.approval.Question;
import dev.baton.domain.approval.Subject;
import dev.baton.domain.approval.Verdict;
import org.jooq.Record;

/** Reads approvals from rows that have all columns of their table. */
final class ApprovalRows {

  private ApprovalRows() {}

  static Approval of(Record row) {
    return new Approval(
        row.get(APPROVAL.ID),
        row.get(APPROVAL.CONVERSATION_ID),
        question(row),
        row.get(APPROVAL.REQUESTED_AT),
        row.get(APPROVAL.TIMEOUT_AT),
        state(row));
  }

  private static Question question(Record row) {
    var subject =
        new Subject(
            Words.read(Subject.Kind.class, row.get(APPROVAL.SUBJECT_KIND)),
            row.get(APPROVAL.SUBJECT_REF),
            row.get(APPROVAL.NODE));
    return new Question(
        subject,
        row.get(APPROVAL.APPROVER_ROLE),
        new JsonObject(row.get(APPROVAL.PAYLOAD).data()),
        row.get(APPROVAL.SUSPEND_MESSAGE),
        row.get(APPROVAL.CONVERSATION_TURN_ID),
        row.get(APPROVAL.RESUME_TOKEN));
  }

  private static State state(Record row) {
    return switch (Words.read(ApprovalStatus.class, row.get(APPROVAL.STATUS))) {
      case PENDING -> new State.Pending();
      case APPROVED -> decided(Verdict.APPROVE, row);
      case DENIED -> decided(Verdict.DENY, row);
    };
  }

  private static State decided(Verdict verdict, Record row) {
    return new State.Decided(
        verdict, decider(row), row.get(APPROVAL.NOTE), row.get(APPROVAL.DECIDED_AT));
  }

  private static Decider decider(Record row) {
    var operator = row.get(APPROVAL.DECIDER_ID);
    if (operator != null) return new Decider.Person(operator);
    var key = row.get(APPROVAL.DECIDER_KEY_ID);
    return key == null ? new Decider.Time() : new Decider.Key(key);
  }
}
