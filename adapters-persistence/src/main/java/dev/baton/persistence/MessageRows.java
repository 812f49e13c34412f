package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.DELIVERY;
import static dev.baton.persistence.schema.Tables.MESSAGE;

import dev.baton.application.conversation.Line;
import dev.baton.domain.JsonObject;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Attachment;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Message;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
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

  /** The messages among the rows, with what they bring along. */
  static List<Line> lines(
      List<? extends Record> rows,
      Organization.Id organization,
      Conversation.Id conversation,
      DSLContext sql) {
    var files = FileRows.of(rows, organization, conversation, sql);
    return rows.stream()
        .filter(row -> row.get(MESSAGE.SEQ) != null)
        .map(row -> line(row, files.getOrDefault(row.get(MESSAGE.SEQ), List.of())))
        .toList();
  }

  /** The same without how far they have come. */
  static List<Message> messages(
      List<? extends Record> rows,
      Organization.Id organization,
      Conversation.Id conversation,
      DSLContext sql) {
    var files = FileRows.of(rows, organization, conversation, sql);
    return rows.stream()
        .map(row -> message(row, files.getOrDefault(row.get(MESSAGE.SEQ), List.of())))
        .toList();
  }

  private static Line line(Record row, List<Attachment> files) {
    return new Line(message(row, files), DeliveryRows.ofNullable(row));
  }

  /** The message as far as its own row tells, for who reads nothing but the text. */
  static Message said(Record row) {
    return message(row, List.of());
  }

  private static Message message(Record row, List<Attachment> files) {
    return new Message(
        row.get(MESSAGE.ID),
        row.get(MESSAGE.CONVERSATION_ID),
        row.get(MESSAGE.SEQ),
        author(row),
        row.get(MESSAGE.TEXT),
        new JsonObject(row.get(MESSAGE.METADATA).data()),
        files,
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
