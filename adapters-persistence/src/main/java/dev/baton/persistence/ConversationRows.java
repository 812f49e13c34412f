package dev.baton.persistence;

import static dev.baton.persistence.schema.tables.Conversation.CONVERSATION;

import dev.baton.domain.conversation.Awaiting;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Control;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.EndReason;
import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.conversation.Hearing;
import dev.baton.domain.conversation.Phase;
import dev.baton.domain.conversation.Window;
import dev.baton.domain.handoff.Handoff;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Reads conversations from rows that have all columns of their table. */
final class ConversationRows {

  private ConversationRows() {}

  /**
   * @param open the handoff of its human stretch, null outside of one
   */
  static Conversation of(Record row, @Nullable Handoff open) {
    return new Conversation(
        row.get(CONVERSATION.ID),
        row.get(CONVERSATION.ORGANIZATION_ID),
        Words.read(Channel.class, row.get(CONVERSATION.CHANNEL)),
        row.get(CONVERSATION.BOT_ID),
        new Epoch(row.get(CONVERSATION.EPOCH)),
        row.get(CONVERSATION.NEXT_SEQ),
        control(row, open),
        window(row),
        awaiting(row),
        new Hearing(row.get(CONVERSATION.HEARD_TO), row.get(CONVERSATION.ANSWERED_TO)));
  }

  static Control control(Record row, @Nullable Handoff open) {
    var phase = Words.read(Phase.class, row.get(CONVERSATION.PHASE));
    return switch (phase) {
      case BOT -> new Control.Bot();
      case WAITING -> new Control.Waiting(required(row, open));
      case HUMAN -> new Control.Human(required(row, open));
      case RESOLVED, CLOSED, ARCHIVED ->
          new Control.Ended(
              phase,
              Words.readNullable(EndReason.class, row.get(CONVERSATION.END_REASON)),
              row.get(CONVERSATION.RESOLVED_AT),
              row.get(CONVERSATION.CLOSED_AT));
    };
  }

  private static Handoff required(Record row, @Nullable Handoff open) {
    if (open != null) return open;
    throw new IllegalStateException(
        "no handoff is open in the human stretch of conversation "
            + row.get(CONVERSATION.ID).value());
  }

  private static @Nullable Awaiting awaiting(Record row) {
    int approvals = row.get(CONVERSATION.OPEN_APPROVALS);
    return approvals == 0 ? null : new Awaiting(approvals, row.get(CONVERSATION.TOLD_TO_WAIT));
  }

  private static @Nullable Window window(Record row) {
    var openedAt = row.get(CONVERSATION.WINDOW_OPENED_AT);
    if (openedAt == null) return null;
    var closesAt = row.get(CONVERSATION.WINDOW_CLOSES_AT);
    return new Window(openedAt, closesAt, row.get(CONVERSATION.WINDOW_FIRST_SEQ));
  }
}
