package dev.baton.http.hitl;

import dev.baton.application.approval.ApprovalStatus;
import dev.baton.domain.JsonObject;
import dev.baton.domain.access.Organization;
import dev.baton.domain.approval.Approval;
import dev.baton.domain.approval.Approval.Decider;
import dev.baton.domain.approval.Approval.State.Decided;
import dev.baton.http.openapi.Words;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An approval on the wire: every field is always there. Source: API.md, section 1. */
record ApprovalRead(
    UUID id,
    UUID organization_id,
    UUID conversation_id,
    @Nullable UUID conv_turn_id,
    @Nullable String node_id,
    @Words({"workflow_node", "tool_call"}) String subject_kind,
    String subject_ref,
    String approver_role,
    String status,
    Instant created_at,
    JsonObject payload,
    @Nullable String suspend_message,
    @Words({"approve", "deny"}) @Nullable String decision,
    @Nullable String decided_by,
    @Nullable Instant decided_at,
    @Nullable String note,
    @Nullable Instant timeout_at,
    @Nullable String resume_token) {

  static ApprovalRead of(Organization.Id organization, Approval approval) {
    var question = approval.question();
    var decided = approval.state() instanceof Decided given ? given : null;
    return new ApprovalRead(
        approval.id().value(),
        organization.value(),
        approval.conversation().value(),
        question.conversationTurn(),
        question.subject().node(),
        word(question.subject().kind()),
        question.subject().ref(),
        question.approverRole(),
        status(approval),
        approval.requestedAt(),
        question.payload(),
        question.suspendMessage(),
        decided == null ? null : word(decided.verdict()),
        decided == null ? null : decider(decided.by()),
        decided == null ? null : decided.at(),
        decided == null ? null : decided.note(),
        approval.timeoutAt(),
        question.resumeToken());
  }

  static String status(Approval approval) {
    return word(ApprovalStatus.of(approval));
  }

  /** Null when nobody did in time. */
  private static @Nullable String decider(Decider by) {
    return switch (by) {
      case Decider.Person(var operator) -> operator.value().toString();
      case Decider.Key(var key) -> key.value().toString();
      case Decider.Time() -> null;
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
