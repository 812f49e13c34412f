package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.NOTE;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import dev.baton.application.Page;
import dev.baton.application.conversation.Notes;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Note;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;

record JooqNotes(DSLContext sql) implements Notes {

  @Override
  public void add(Organization.Id organization, Note note) {
    sql.insertInto(NOTE)
        .set(NOTE.ORGANIZATION_ID, organization)
        .set(NOTE.CONVERSATION_ID, note.conversation())
        .set(NOTE.ID, note.id())
        .set(NOTE.AUTHOR_ID, note.author())
        .set(NOTE.CONTENT, note.content())
        .set(NOTE.CREATED_AT, note.at())
        .execute();
  }

  @Override
  public Page<Note> list(
      Organization.Id organization, Conversation.Id conversation, Page.Request page) {
    var rows =
        sql.select(NOTE.ID, NOTE.CONVERSATION_ID, NOTE.AUTHOR_ID, NOTE.CONTENT, NOTE.CREATED_AT)
            .from(NOTE)
            .where(
                NOTE.ORGANIZATION_ID.eq(organization),
                NOTE.CONVERSATION_ID.eq(conversation),
                after(page.after()))
            .orderBy(NOTE.CREATED_AT.desc(), NOTE.ID.desc())
            .limit(Keyset.probe(page))
            .fetch(Records.mapping(Note::new));
    return Keyset.page(rows, page, last -> new Page.Cursor(last.at(), last.id().value()));
  }

  private static Condition after(Page.@Nullable Cursor cursor) {
    if (cursor == null) return noCondition();
    return row(NOTE.CREATED_AT, NOTE.ID).lt(cursor.at(), new Note.Id(cursor.id()));
  }
}
