package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.CONVERSATION_DETAILS;

import dev.baton.domain.JsonObject;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.Details.Contact;
import dev.baton.domain.conversation.Details.Numbers;
import dev.baton.domain.conversation.Priority;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Details to columns and back. */
final class DetailsRows {

  private DetailsRows() {}

  static Details of(Record row) {
    return new Details(
        row.get(CONVERSATION_DETAILS.EXTERNAL_ID),
        row.get(CONVERSATION_DETAILS.END_USER_ID),
        row.get(CONVERSATION_DETAILS.TITLE),
        Words.read(Priority.class, row.get(CONVERSATION_DETAILS.PRIORITY)),
        row.get(CONVERSATION_DETAILS.ASSIGNED_TO),
        contact(row),
        numbers(row),
        new JsonObject(row.get(CONVERSATION_DETAILS.METADATA).data()),
        new JsonObject(row.get(CONVERSATION_DETAILS.VARIABLES).data()));
  }

  private static Contact contact(Record row) {
    return new Contact(
        row.get(CONVERSATION_DETAILS.CONTACT_NAME),
        row.get(CONVERSATION_DETAILS.CONTACT_EMAIL),
        row.get(CONVERSATION_DETAILS.CONTACT_PHONE));
  }

  private static Numbers numbers(Record row) {
    return new Numbers(
        row.get(CONVERSATION_DETAILS.VISITOR_NUMBER), row.get(CONVERSATION_DETAILS.OUR_NUMBER));
  }

  /** All columns but the key. */
  static Map<Field<?>, @Nullable Object> columns(Details details) {
    var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
    columns.put(CONVERSATION_DETAILS.EXTERNAL_ID, details.externalId());
    columns.put(CONVERSATION_DETAILS.END_USER_ID, details.endUserId());
    columns.put(CONVERSATION_DETAILS.TITLE, details.title());
    columns.put(CONVERSATION_DETAILS.PRIORITY, Words.of(details.priority()));
    columns.put(CONVERSATION_DETAILS.ASSIGNED_TO, details.assignedTo());
    columns.put(CONVERSATION_DETAILS.CONTACT_NAME, details.contact().name());
    columns.put(CONVERSATION_DETAILS.CONTACT_EMAIL, details.contact().email());
    columns.put(CONVERSATION_DETAILS.CONTACT_PHONE, details.contact().phone());
    columns.put(CONVERSATION_DETAILS.VISITOR_NUMBER, details.numbers().visitor());
    columns.put(CONVERSATION_DETAILS.OUR_NUMBER, details.numbers().ours());
    columns.put(CONVERSATION_DETAILS.METADATA, JSONB.jsonb(details.metadata().text()));
    columns.put(CONVERSATION_DETAILS.VARIABLES, JSONB.jsonb(details.variables().text()));
    return columns;
  }
}
