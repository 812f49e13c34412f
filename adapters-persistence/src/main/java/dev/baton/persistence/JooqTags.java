package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.CONVERSATION_TAG;
import static dev.baton.persistence.schema.Tables.TAG;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.val;

import dev.baton.application.tag.Tags;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.tag.Tag;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

record JooqTags(DSLContext sql) implements Tags {
  /** The same in every database, whatever its locale. */
  private static final Field<String> BY_NAME = TAG.FOLDED.collate("C");

  @Override
  public boolean add(Tag tag) {
    return sql.insertInto(TAG)
            .set(TAG.ORGANIZATION_ID, tag.organization())
            .set(TAG.ID, tag.id())
            .set(TAG.NAME, tag.name())
            .set(TAG.FOLDED, tag.folded())
            .set(TAG.COLOR, tag.color())
            .set(TAG.CREATED_AT, tag.createdAt())
            .onConflict(TAG.ORGANIZATION_ID, TAG.FOLDED)
            .doNothing()
            .execute()
        == 1;
  }

  @Override
  public List<Tag> list(Organization.Id organization) {
    return sql.selectFrom(TAG)
        .where(TAG.ORGANIZATION_ID.eq(organization))
        .orderBy(BY_NAME)
        .fetch(JooqTags::tag);
  }

  @Override
  public List<Tag> hold(Organization.Id organization, Set<Tag.Id> tags) {
    return sql.selectFrom(TAG)
        .where(TAG.ORGANIZATION_ID.eq(organization), TAG.ID.eq(any(tags.toArray(Tag.Id[]::new))))
        .orderBy(BY_NAME)
        .forKeyShare()
        .fetch(JooqTags::tag);
  }

  @Override
  public boolean remove(Organization.Id organization, Tag.Id id) {
    return sql.deleteFrom(TAG).where(TAG.ORGANIZATION_ID.eq(organization), TAG.ID.eq(id)).execute()
        == 1;
  }

  @Override
  public List<Tag> of(Organization.Id organization, Conversation.Id conversation) {
    return sql.select(TAG.fields())
        .from(CONVERSATION_TAG)
        .join(TAG)
        .on(TAG.ORGANIZATION_ID.eq(CONVERSATION_TAG.ORGANIZATION_ID))
        .and(TAG.ID.eq(CONVERSATION_TAG.TAG_ID))
        .where(
            CONVERSATION_TAG.ORGANIZATION_ID.eq(organization),
            CONVERSATION_TAG.CONVERSATION_ID.eq(conversation))
        .orderBy(BY_NAME)
        .fetch(JooqTags::tag);
  }

  @Override
  public void replace(
      Organization.Id organization, Conversation.Id conversation, Set<Tag.Id> tags) {
    sql.deleteFrom(CONVERSATION_TAG)
        .where(
            CONVERSATION_TAG.ORGANIZATION_ID.eq(organization),
            CONVERSATION_TAG.CONVERSATION_ID.eq(conversation))
        .execute();
    sql.insertInto(
            CONVERSATION_TAG,
            CONVERSATION_TAG.ORGANIZATION_ID,
            CONVERSATION_TAG.CONVERSATION_ID,
            CONVERSATION_TAG.TAG_ID)
        .select(
            sql.select(
                    TAG.ORGANIZATION_ID,
                    val(conversation, CONVERSATION_TAG.CONVERSATION_ID),
                    TAG.ID)
                .from(TAG)
                .where(
                    TAG.ORGANIZATION_ID.eq(organization),
                    TAG.ID.eq(any(tags.toArray(Tag.Id[]::new)))))
        .execute();
  }

  private static Tag tag(Record row) {
    return new Tag(
        row.get(TAG.ID),
        row.get(TAG.ORGANIZATION_ID),
        row.get(TAG.NAME),
        row.get(TAG.COLOR),
        row.get(TAG.CREATED_AT));
  }
}
