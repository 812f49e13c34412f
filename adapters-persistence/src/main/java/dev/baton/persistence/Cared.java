package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.CONVERSATION;
import static dev.baton.persistence.schema.Tables.CONVERSATION_DETAILS;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.unnest;
import static org.jooq.impl.DSL.val;

import dev.baton.application.conversation.ConversationQueries.Care;
import dev.baton.domain.conversation.Conversation;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Finds the first conversations that get a certain care. For each priority or assignee that is
 * asked for, an index has them in order; several at once it does not have in order, so the first of
 * each are read, of which the list takes the first of all.
 *
 * @param others what else must be true of a row, the place in the list included
 * @param order of the list
 * @param limit how many of each are enough
 */
record Cared(Condition others, List<OrderField<?>> order, int limit) {
  private static final String WANTED = "wanted";
  private static final String VALUE = "value";
  private static final String FIRST = "first";
  private static final Field<Conversation.Id> FOUND =
      DSL.field(
          name(FIRST, CONVERSATION_DETAILS.CONVERSATION_ID.getName()),
          CONVERSATION_DETAILS.CONVERSATION_ID.getDataType());

  /** The ids of candidates; there is some care asked for. */
  Select<Record1<Conversation.Id>> candidates(Care care) {
    if (care.assignees().isEmpty()) {
      var priorities = care.priorities().stream().map(Words::of).toArray(String[]::new);
      return each(CONVERSATION_DETAILS.PRIORITY, unnest(val(priorities)));
    }
    var both = and(ConversationViews.oneOf(CONVERSATION_DETAILS.PRIORITY, care.priorities()));
    return both.ofAssignees(care);
  }

  private Select<Record1<Conversation.Id>> ofAssignees(Care care) {
    var assignees = care.assignees().stream().map(each -> each.value()).toArray(UUID[]::new);
    var theirs = each(CONVERSATION_DETAILS.ASSIGNED_TO, unnest(val(assignees)));
    var nobodys = first(CONVERSATION_DETAILS.ASSIGNED_TO.isNull()).asTable(FIRST);
    return care.unassignedToo() ? theirs.unionAll(select(FOUND).from(nobodys)) : theirs;
  }

  private <T> Select<Record1<Conversation.Id>> each(Field<T> field, Table<?> values) {
    var wanted = values.as(WANTED, VALUE);
    var value = DSL.field(name(WANTED, VALUE), field.getDataType());
    var first = lateral(first(field.eq(value)).asTable(FIRST));
    return select(FOUND).from(wanted).crossJoin(first);
  }

  private Select<Record1<Conversation.Id>> first(Condition which) {
    return select(CONVERSATION_DETAILS.CONVERSATION_ID)
        .from(CONVERSATION_DETAILS)
        .join(CONVERSATION)
        .on(CONVERSATION.ORGANIZATION_ID.eq(CONVERSATION_DETAILS.ORGANIZATION_ID))
        .and(CONVERSATION.ID.eq(CONVERSATION_DETAILS.CONVERSATION_ID))
        .where(which, others)
        .orderBy(order)
        .limit(limit);
  }

  private Cared and(Condition more) {
    return new Cared(others.and(more), order, limit);
  }

  static boolean asked(Care care) {
    return !care.priorities().isEmpty() || !care.assignees().isEmpty();
  }
}
