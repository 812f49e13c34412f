package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.DELIVERY;
import static dev.baton.persistence.schema.Tables.MESSAGE;

import dev.baton.application.conversation.Line;
import dev.baton.domain.JsonObject;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Message;
import org.jooq.Condition;
import org.jooq.Record;

/** Reads messages from rows that have all columns of their table, and how far they have come. */
final class MessageRows {
  static final Condition ITS_DELIVERY =
      DELIVERY
          .ORGANIZATION_ID
          .eq(MESSAGE.ORGANIZATION_ID)
          .and(DELIVERY.CONVERSATION_ID.eq(MESSAGE.CONVERSATION_ID))
          .and(DELIVERY.SEQ.eq(MESSAGE.SEQ));

  private MessageRows() {}

  static Line line(Record row) {
    return new Line(message(row), DeliveryRows.ofNullable(row));
  }

  static Message message(Record row) {
    return new Message(
        row.get(MESSAGE.ID),
        row.get(MESSAGE.CONVERSATION_ID),
        row.get(MESSAGE.SEQ),
        author(row),
        row.get(MESSAGE.TEXT),
        new JsonObject(row.get(MESSAGE.METADATA).data()),
        row.get(MESSAGE.CREATED_AT));
  }

  private static Author author(Record row) {
    return switch (row.get(MESSAGE.AUTHOR)) {
      case "visitor" -> new Author.Visitor();
      case "bot" -> new Author.Bot();
      case "human" -> new Author.Human(row.get(MESSAGE.OPERATOR_ID));
      case "system" -> new Author.System();
      case String other -> throw new IllegalStateException("unknown author " + other);
    };
  }
}
