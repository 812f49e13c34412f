package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.BOT;
import static dev.baton.persistence.schema.Tables.CONVERSATION;
import static dev.baton.persistence.schema.Tables.CONVERSATION_DETAILS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;

import dev.baton.application.conversation.ConversationQueries.Filter;
import dev.baton.application.conversation.ConversationView;
import dev.baton.application.conversation.ConversationView.Agent;
import dev.baton.application.conversation.ConversationView.LastMessage;
import dev.baton.application.conversation.ConversationView.Standing;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.EndReason;
import dev.baton.domain.conversation.Phase;
import java.time.Instant;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** How conversations are looked for, and how a row of a list is read. */
final class ConversationViews {
  static final Field<String> LAST_TEXT = DSL.field(DSL.name("last_text"), SQLDataType.CLOB);
  static final Field<Instant> LAST_AT = DSL.field(DSL.name("last_at"), SQLDataType.INSTANT);

  private ConversationViews() {}

  /** But for the care, by which rows are looked for in another way: see {@link Cared}. */
  static Condition matching(Filter filter) {
    return DSL.and(
        oneOf(CONVERSATION.PHASE, filter.phases()),
        equal(CONVERSATION.CHANNEL, Words.ofNullable(filter.channel())),
        equal(CONVERSATION.BOT_ID, filter.bot()),
        equal(CONVERSATION_DETAILS.END_USER_ID, filter.endUserId()),
        equal(CONVERSATION_DETAILS.VISITOR_NUMBER, filter.visitorNumber()),
        oneOf(CONVERSATION.END_REASON, filter.reasons()),
        awaiting(filter.awaitingApproval()),
        containing(filter.text()));
  }

  /** One phase alone comes in order from its index; several have one statement for any number. */
  static Condition oneOf(Field<String> field, Set<? extends Enum<?>> wanted) {
    var words = wanted.stream().map(Words::of).toArray(String[]::new);
    return switch (words.length) {
      case 0 -> noCondition();
      case 1 -> field.eq(words[0]);
      default -> field.eq(any(words));
    };
  }

  /** Those that wait are few and have an index of their own. */
  private static Condition awaiting(@Nullable Boolean wanted) {
    if (wanted == null) return noCondition();
    return wanted
        ? CONVERSATION.OPEN_APPROVALS.gt(inline(0))
        : CONVERSATION.OPEN_APPROVALS.eq(inline(0));
  }

  private static <T> Condition equal(Field<T> field, @Nullable T wanted) {
    return wanted == null ? noCondition() : field.eq(wanted);
  }

  private static Condition containing(@Nullable String text) {
    if (text == null || text.isEmpty()) return noCondition();
    return or(
        CONVERSATION_DETAILS.TITLE.containsIgnoreCase(text),
        CONVERSATION_DETAILS.EXTERNAL_ID.containsIgnoreCase(text),
        CONVERSATION_DETAILS.CONTACT_NAME.containsIgnoreCase(text),
        CONVERSATION_DETAILS.CONTACT_EMAIL.containsIgnoreCase(text),
        CONVERSATION_DETAILS.CONTACT_PHONE.containsIgnoreCase(text));
  }

  static ConversationView of(Record row) {
    return new ConversationView(
        row.get(CONVERSATION.ID),
        row.get(CONVERSATION.ORGANIZATION_ID),
        Words.read(Channel.class, row.get(CONVERSATION.CHANNEL)),
        new Agent(row.get(CONVERSATION.BOT_ID), row.get(BOT.NAME)),
        standing(row),
        DetailsRows.of(row),
        last(row),
        row.get(CONVERSATION.CREATED_AT),
        row.get(CONVERSATION.UPDATED_AT));
  }

  private static Standing standing(Record row) {
    return new Standing(
        Words.read(Phase.class, row.get(CONVERSATION.PHASE)),
        row.get(CONVERSATION.OPEN_APPROVALS) > 0,
        row.get(CONVERSATION.EPOCH),
        Words.readNullable(EndReason.class, row.get(CONVERSATION.END_REASON)),
        row.get(CONVERSATION.RESOLVED_AT),
        row.get(CONVERSATION.CLOSED_AT));
  }

  private static @Nullable LastMessage last(Record row) {
    var at = row.get(LAST_AT);
    return at == null ? null : new LastMessage(row.get(LAST_TEXT), at);
  }
}
