package dev.baton.persistence;

import dev.baton.domain.Event;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.conversation.Suggestion;
import dev.baton.domain.delivery.DeliveryStatus;
import dev.baton.domain.handoff.Handoff;
import org.jspecify.annotations.Nullable;

/** How what happened is written: the log, the messages, their deliveries, late bot replies. */
final class EventWrites {
  static final Rows.Shape EVENT =
      Rows.Shape.of(
          """
          organization_id uuid, conversation_id uuid, position int8, kind text, facts jsonb,
          created_at timestamptz
          """,
          """
          insert into event (organization_id, conversation_id, position, kind, facts, created_at,
                             xid)
          select w.*, greatest(c.last_xid, pg_current_xact_id())
            from :rows
            join conversation c
              on (c.organization_id, c.id) = (w.organization_id, w.conversation_id)
          """);

  static final Rows.Shape MESSAGE =
      Rows.Shape.of(
          """
          organization_id uuid, conversation_id uuid, seq int8, id uuid, author text,
          operator_id uuid, text text, metadata jsonb, files int2, created_at timestamptz
          """,
          """
          insert into message (organization_id, conversation_id, seq, id, author, operator_id, text,
                               metadata, files, created_at)
          select w.* from :rows
          """);

  static final Rows.Shape FILE =
      Rows.Shape.of(
          """
          organization_id uuid, conversation_id uuid, seq int8, place int2, sha256 text,
          filename text
          """,
          """
          insert into message_file (organization_id, conversation_id, seq, place, sha256, filename)
          select w.* from :rows
          """);

  static final Rows.Shape DELIVERY =
      Rows.Shape.of(
          """
          organization_id uuid, conversation_id uuid, seq int8, channel text, status text,
          updated_at timestamptz
          """,
          """
          insert into delivery (organization_id, conversation_id, seq, channel, status, updated_at)
          select w.* from :rows
          """);

  /** What a channel has to be called for is due with the commit of its message. */
  static final Rows.Shape DUE =
      Rows.Shape.of(
          """
          organization_id uuid, conversation_id uuid, seq int8, channel text, due_at timestamptz
          """,
          """
          insert into delivery_due (organization_id, conversation_id, seq, channel, due_at)
          select w.* from :rows
          """);

  static final Rows.Shape SUGGESTION =
      Rows.Shape.of(
          """
          organization_id uuid, handoff_id uuid, id uuid, epoch int8, text text,
          created_at timestamptz
          """,
          """
          insert into suggestion (organization_id, handoff_id, id, epoch, text, created_at)
          select w.* from :rows
          """);

  private EventWrites() {}

  static @Nullable Object[] event(Locked locked, Event event) {
    var row = EventRow.of(event);
    return new @Nullable Object[] {
      locked.conversation().organization().value(),
      locked.conversation().id().value(),
      locked.takePosition(),
      row.kind(),
      row.facts(),
      locked.now()
    };
  }

  static @Nullable Object[] message(Locked locked, Message message) {
    return new @Nullable Object[] {
      locked.conversation().organization().value(),
      message.conversation().value(),
      message.seq(),
      message.id().value(),
      author(message.author()),
      message.author() instanceof Author.Human(var operator) && operator != null
          ? operator.value()
          : null,
      message.text(),
      message.metadata().text(),
      message.attachments().size(),
      message.at()
    };
  }

  static @Nullable Object[] delivery(Locked locked, Message message) {
    return new @Nullable Object[] {
      locked.conversation().organization().value(),
      message.conversation().value(),
      message.seq(),
      Words.of(locked.conversation().channel()),
      Words.of(DeliveryStatus.QUEUED),
      message.at()
    };
  }

  static @Nullable Object[] due(Locked locked, Message message) {
    return new @Nullable Object[] {
      locked.conversation().organization().value(),
      message.conversation().value(),
      message.seq(),
      Words.of(locked.conversation().channel()),
      message.at()
    };
  }

  static @Nullable Object[] suggestion(Locked locked, Handoff.Id handoff, Suggestion suggestion) {
    return new @Nullable Object[] {
      locked.conversation().organization().value(),
      handoff.value(),
      suggestion.id().value(),
      suggestion.computedUnder().value(),
      suggestion.text(),
      locked.now()
    };
  }

  private static String author(Author author) {
    return switch (author) {
      case Author.Visitor() -> "visitor";
      case Author.Bot() -> "bot";
      case Author.Human(_) -> "human";
      case Author.System() -> "system";
    };
  }
}
