package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.CONVERSATION;
import static dev.baton.persistence.schema.Tables.MESSAGE;
import static org.jooq.impl.DSL.val;

import dev.baton.application.webhook.LeasedDelivery.Matter;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.webhook.WebhookDelivery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;

/** What deliveries are about, as it is stored. */
record Matters(DSLContext sql) {

  Map<WebhookDelivery.Id, Matter> of(List<WebhookDelivery> deliveries) {
    var matters = new HashMap<WebhookDelivery.Id, Matter>();
    for (var each : deliveries) matters.put(each.id(), of(each));
    return matters;
  }

  private Matter of(WebhookDelivery delivery) {
    return switch (delivery.told().topic()) {
      case MESSAGE_CREATED -> said(delivery);
      case CONVERSATION_CREATED -> begun(delivery);
      case CONVERSATION_UPDATED,
          HANDOFF_REQUESTED,
          HANDOFF_CLAIMED,
          HANDOFF_RELEASED,
          HANDOFF_LAPSED,
          HANDOFF_RETURN_PLANNED,
          HANDOFF_SETTLED,
          REPLY_SUGGESTED,
          APPROVAL_REQUESTED,
          APPROVAL_DECIDED,
          WEBHOOK_DISABLED,
          PING ->
          new Matter.None();
    };
  }

  private Matter said(WebhookDelivery delivery) {
    var conversation = new Conversation.Id(delivery.place().lane());
    var rows =
        sql.select(MESSAGE.fields())
            .from(MESSAGE)
            .where(MESSAGE.ORGANIZATION_ID.eq(delivery.organization()))
            .and(MESSAGE.CONVERSATION_ID.eq(conversation))
            .and(MESSAGE.SEQ.eq(seq(delivery)))
            .fetch();
    if (rows.isEmpty()) return new Matter.Gone();
    var messages = MessageRows.messages(rows, delivery.organization(), conversation, sql);
    return new Matter.Said(messages.getFirst());
  }

  private Field<Long> seq(WebhookDelivery delivery) {
    return DSL.field(
        "({0}::jsonb ->> 'seq')::bigint",
        Long.class, val(JSONB.jsonb(delivery.told().facts().text())));
  }

  private Matter begun(WebhookDelivery delivery) {
    return sql.select(CONVERSATION.BOT_ID)
        .from(CONVERSATION)
        .where(CONVERSATION.ORGANIZATION_ID.eq(delivery.organization()))
        .and(CONVERSATION.ID.eq(new Conversation.Id(delivery.place().lane())))
        .fetchOptional(CONVERSATION.BOT_ID)
        .<Matter>map(Matter.Begun::new)
        .orElseGet(Matter.Gone::new);
  }
}
