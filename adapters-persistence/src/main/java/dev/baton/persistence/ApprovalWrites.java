package dev.baton.persistence;

import dev.baton.application.approval.ApprovalStatus;
import dev.baton.domain.access.Organization;
import dev.baton.domain.approval.Approval;
import dev.baton.domain.approval.Approval.Decider;
import dev.baton.domain.approval.Approval.State;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How an approval that is new or decided is written. What was asked never changes. */
final class ApprovalWrites {
  static final Rows.Shape ROW =
      Rows.Shape.of(
          """
          organization_id uuid, id uuid, conversation_id uuid, conversation_turn_id uuid, node text,
          subject_kind text, subject_ref text, approver_role text, payload jsonb,
          suspend_message text, resume_token text, requested_at timestamptz,
          timeout_at timestamptz, status text, decider_id uuid, decider_key_id uuid, note text,
          decided_at timestamptz
          """,
          """
          insert into approval as a
                 (organization_id, id, conversation_id, conversation_turn_id, node, subject_kind,
                  subject_ref, approver_role, payload, suspend_message, resume_token, requested_at,
                  timeout_at, status, decider_id, decider_key_id, note, decided_at)
          select w.* from :rows
              on conflict (organization_id, id) do update
             set status = excluded.status, decider_id = excluded.decider_id,
                 decider_key_id = excluded.decider_key_id, note = excluded.note,
                 decided_at = excluded.decided_at
          """);

  private ApprovalWrites() {}

  static @Nullable Object[] row(Organization.Id organization, @Nullable Approval known) {
    var approval = Objects.requireNonNull(known);
    var question = approval.question();
    var decided = approval.state() instanceof State.Decided given ? given : null;
    return new @Nullable Object[] {
      organization.value(),
      approval.id().value(),
      approval.conversation().value(),
      question.conversationTurn(),
      question.subject().node(),
      Words.of(question.subject().kind()),
      question.subject().ref(),
      question.approverRole(),
      question.payload().text(),
      question.suspendMessage(),
      question.resumeToken(),
      approval.requestedAt(),
      approval.timeoutAt(),
      Words.of(ApprovalStatus.of(approval)),
      decided == null ? null : person(decided.by()),
      decided == null ? null : key(decided.by()),
      decided == null ? null : decided.note(),
      decided == null ? null : decided.at()
    };
  }

  private static @Nullable UUID person(Decider by) {
    return by instanceof Decider.Person(var operator) ? operator.value() : null;
  }

  private static @Nullable UUID key(Decider by) {
    return by instanceof Decider.Key(var key) ? key.value() : null;
  }
}
