package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.BOT;
import static dev.baton.persistence.schema.Tables.CONVERSATION;
import static dev.baton.persistence.schema.Tables.CONVERSATION_DETAILS;
import static dev.baton.persistence.schema.Tables.MESSAGE;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import dev.baton.application.Page;
import dev.baton.application.conversation.ConversationQueries;
import dev.baton.application.conversation.ConversationView;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Conversations as PostgreSQL has them. */
public final class JooqConversationQueries implements ConversationQueries {
  private static final Table<?> LAST =
      lateral(
          select(
                  MESSAGE.TEXT.as(ConversationViews.LAST_TEXT),
                  MESSAGE.CREATED_AT.as(ConversationViews.LAST_AT))
              .from(MESSAGE)
              .where(
                  MESSAGE.ORGANIZATION_ID.eq(CONVERSATION.ORGANIZATION_ID),
                  MESSAGE.CONVERSATION_ID.eq(CONVERSATION.ID))
              .orderBy(MESSAGE.SEQ.desc())
              .limit(1)
              .asTable("last"));

  private final Reads reads;

  public JooqConversationQueries(Reads reads) {
    this.reads = reads;
  }

  @Override
  public Optional<ConversationView> find(Organization.Id organization, Conversation.Id id) {
    return reads.ask(
        sql ->
            views(organization, sql)
                .and(CONVERSATION.ID.eq(id))
                .fetchOptional(ConversationViews::of));
  }

  @Override
  public Page<ConversationView> list(
      Organization.Id organization, Filter filter, Order order, Page.Request page) {
    var place = Place.of(filter);
    var first = List.<OrderField<?>>of(by(place.at(), order), by(place.id(), order));
    var which = ConversationViews.matching(filter).and(after(page.after(), order, place));
    var rows =
        reads.ask(
            sql ->
                views(organization, sql)
                    .and(
                        Cared.asked(filter.care())
                            ? cared(organization, filter, which, first, page)
                            : which)
                    .orderBy(first)
                    .limit(Keyset.probe(page))
                    .fetch(ConversationViews::of));
    return Keyset.page(rows, page, last -> new Page.Cursor(last.createdAt(), last.id().value()));
  }

  private static Condition cared(
      Organization.Id organization,
      Filter filter,
      Condition which,
      List<OrderField<?>> order,
      Page.Request page) {
    var others = CONVERSATION_DETAILS.ORGANIZATION_ID.eq(organization).and(which);
    var candidates = new Cared(others, order, Keyset.probe(page)).candidates(filter.care());
    return CONVERSATION.ID.in(candidates);
  }

  private static <T> OrderField<T> by(Field<T> field, Order order) {
    return switch (order) {
      case NEWEST_FIRST -> field.desc();
      case OLDEST_FIRST -> field.asc();
    };
  }

  private static Condition after(Page.@Nullable Cursor cursor, Order order, Place place) {
    if (cursor == null) return noCondition();
    var last = row(place.at(), place.id());
    var id = new Conversation.Id(cursor.id());
    return switch (order) {
      case NEWEST_FIRST -> last.lt(cursor.at(), id);
      case OLDEST_FIRST -> last.gt(cursor.at(), id);
    };
  }

  /**
   * Where a row stands in the list. Both tables have it, and an index can only be read in order
   * where it has what is asked for beside what is sorted by.
   */
  private record Place(Field<Instant> at, Field<Conversation.Id> id) {

    static Place of(Filter filter) {
      return Cared.asked(filter.care())
          ? new Place(CONVERSATION_DETAILS.CREATED_AT, CONVERSATION_DETAILS.CONVERSATION_ID)
          : new Place(CONVERSATION.CREATED_AT, CONVERSATION.ID);
    }
  }

  private static SelectConditionStep<Record> views(Organization.Id organization, DSLContext sql) {
    return sql.select(CONVERSATION.fields())
        .select(CONVERSATION_DETAILS.fields())
        .select(BOT.NAME)
        .select(LAST.fields())
        .from(CONVERSATION)
        .join(CONVERSATION_DETAILS)
        .on(CONVERSATION_DETAILS.ORGANIZATION_ID.eq(CONVERSATION.ORGANIZATION_ID))
        .and(CONVERSATION_DETAILS.CONVERSATION_ID.eq(CONVERSATION.ID))
        .join(BOT)
        .on(BOT.ORGANIZATION_ID.eq(CONVERSATION.ORGANIZATION_ID))
        .and(BOT.ID.eq(CONVERSATION.BOT_ID))
        .leftJoin(LAST)
        .on(DSL.trueCondition())
        .where(CONVERSATION.ORGANIZATION_ID.eq(organization));
  }
}
