package dev.baton.persistence;

import dev.baton.domain.conversation.Awaiting;
import dev.baton.domain.conversation.Control;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.Window;
import org.jspecify.annotations.Nullable;

/** How a conversation that has changed is written: its hot row, and its details. */
final class ConversationWrites {
  static final Rows.Shape ROW =
      Rows.Shape.of(
          """
          organization_id uuid, id uuid, phase text, epoch int8, next_seq int8, next_position int8,
          window_opened_at timestamptz, window_closes_at timestamptz, window_first_seq int8,
          heard_to int8, answered_to int8, end_reason text, resolved_at timestamptz,
          closed_at timestamptz, open_approvals int4, told_to_wait bool, updated_at timestamptz
          """,
          """
          update conversation c
             set phase = w.phase, epoch = w.epoch, next_seq = w.next_seq,
                 next_position = w.next_position, window_opened_at = w.window_opened_at,
                 window_closes_at = w.window_closes_at, window_first_seq = w.window_first_seq,
                 heard_to = w.heard_to, answered_to = w.answered_to, end_reason = w.end_reason,
                 resolved_at = w.resolved_at, closed_at = w.closed_at,
                 open_approvals = w.open_approvals, told_to_wait = w.told_to_wait,
                 updated_at = w.updated_at,
                 last_xid = greatest(c.last_xid, pg_current_xact_id())
            from :rows
           where c.organization_id = w.organization_id and c.id = w.id
          """);

  static final Rows.Shape DETAILS =
      Rows.Shape.of(
          """
          organization_id uuid, conversation_id uuid, external_id text, end_user_id text, title text,
          priority text, assigned_to uuid, contact_name text, contact_email text,
          contact_phone text, visitor_number text, our_number text, metadata jsonb, variables jsonb
          """,
          """
          update conversation_details d
             set external_id = w.external_id, end_user_id = w.end_user_id, title = w.title,
                 priority = w.priority, assigned_to = w.assigned_to,
                 contact_name = w.contact_name, contact_email = w.contact_email,
                 contact_phone = w.contact_phone, visitor_number = w.visitor_number,
                 our_number = w.our_number, metadata = w.metadata, variables = w.variables
            from :rows
           where d.organization_id = w.organization_id and d.conversation_id = w.conversation_id
          """);

  private ConversationWrites() {}

  static @Nullable Object[] row(Locked locked) {
    var conversation = locked.conversation();
    Window window = conversation.window();
    Awaiting awaiting = conversation.awaiting();
    Control.Ended ended = conversation.control() instanceof Control.Ended over ? over : null;
    return new @Nullable Object[] {
      conversation.organization().value(),
      conversation.id().value(),
      Words.of(conversation.control().phase()),
      conversation.epoch().value(),
      conversation.nextSeq(),
      locked.nextPosition(),
      window == null ? null : window.openedAt(),
      window == null ? null : window.closesAt(),
      window == null ? null : window.firstSeq(),
      conversation.hearing().heardTo(),
      conversation.hearing().answeredTo(),
      ended == null ? null : Words.ofNullable(ended.reason()),
      ended == null ? null : ended.resolvedAt(),
      ended == null ? null : ended.closedAt(),
      awaiting == null ? 0 : awaiting.approvals(),
      awaiting != null && awaiting.told(),
      locked.now()
    };
  }

  static @Nullable Object[] details(Locked locked, Details details) {
    var assignedTo = details.assignedTo();
    return new @Nullable Object[] {
      locked.conversation().organization().value(),
      locked.conversation().id().value(),
      details.externalId(),
      details.endUserId(),
      details.title(),
      Words.of(details.priority()),
      assignedTo == null ? null : assignedTo.value(),
      details.contact().name(),
      details.contact().email(),
      details.contact().phone(),
      details.numbers().visitor(),
      details.numbers().ours(),
      details.metadata().text(),
      details.variables().text()
    };
  }
}
