package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.CONVERSATION;
import static dev.baton.persistence.schema.Tables.MESSAGE;
import static dev.baton.persistence.schema.Tables.WEBHOOK_DELIVERY;
import static org.jooq.impl.DSL.val;

import dev.baton.application.webhook.LeasedDelivery.Matter;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.webhook.Topic;
import dev.baton.domain.webhook.WebhookDelivery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Result;

/** What deliveries are about, as it is stored: those of a kind by one statement. */
record Matters(DSLContext sql) {
  private static final Field<?>[] MESSAGES = of(MESSAGE.fields());
  private static final Field<?>[] CONVERSATIONS = of(CONVERSATION.BOT_ID);

  private static final String SAID =
      """
      select %s, d.id
        from unnest({0}::uuid[], {1}::uuid[]) as k (organization_id, id)
        join webhook_delivery d on (d.organization_id, d.id) = (k.organization_id, k.id)
        join message m on (m.organization_id, m.conversation_id, m.seq)
                          = (d.organization_id, d.lane, (d.facts ->> 'seq')::bigint)
      """
          .formatted(Sql.columns("m", MESSAGE.fields()));

  private static final String BEGUN =
      """
      select c.bot_id, d.id
        from unnest({0}::uuid[], {1}::uuid[]) as k (organization_id, id)
        join webhook_delivery d on (d.organization_id, d.id) = (k.organization_id, k.id)
        join conversation c on (c.organization_id, c.id) = (d.organization_id, d.lane)
      """;

  private static Field<?>[] of(Field<?>... fields) {
    return Stream.concat(Stream.of(fields), Stream.of(WEBHOOK_DELIVERY.ID))
        .toArray(Field<?>[]::new);
  }

  Map<WebhookDelivery.Id, Matter> of(List<WebhookDelivery> deliveries) {
    var matters = new HashMap<WebhookDelivery.Id, Matter>();
    for (var each : deliveries) matters.put(each.id(), unread(each.told().topic()));
    said(deliveries.stream().filter(it -> is(it, Topic.MESSAGE_CREATED)).toList(), matters);
    begun(deliveries.stream().filter(it -> is(it, Topic.CONVERSATION_CREATED)).toList(), matters);
    return matters;
  }

  private static boolean is(WebhookDelivery delivery, Topic topic) {
    return delivery.told().topic() == topic;
  }

  /** What is true of it if nothing is found. */
  private static Matter unread(Topic topic) {
    return switch (topic) {
      case MESSAGE_CREATED, CONVERSATION_CREATED -> new Matter.Gone();
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

  private void said(List<WebhookDelivery> of, Map<WebhookDelivery.Id, Matter> matters) {
    var deliveries = new HashMap<WebhookDelivery.Id, WebhookDelivery>();
    for (var each : of) deliveries.put(each.id(), each);
    for (var row : read(SAID, of, MESSAGES)) {
      var delivery = deliveries.get(row.get(WEBHOOK_DELIVERY.ID));
      if (delivery == null) throw new IllegalStateException("nobody asked for " + row);
      var conversation = new Conversation.Id(delivery.place().lane());
      var message =
          MessageRows.messages(List.of(row), delivery.organization(), conversation, sql).getFirst();
      matters.put(delivery.id(), new Matter.Said(message));
    }
  }

  private void begun(List<WebhookDelivery> of, Map<WebhookDelivery.Id, Matter> matters) {
    for (var row : read(BEGUN, of, CONVERSATIONS)) {
      matters.put(row.get(WEBHOOK_DELIVERY.ID), new Matter.Begun(row.get(CONVERSATION.BOT_ID)));
    }
  }

  private List<Record> read(String text, List<WebhookDelivery> of, Field<?>... columns) {
    if (of.isEmpty()) return List.of();
    Result<Record> rows =
        sql.resultQuery(
                text, uuids(of, it -> it.organization().value()), uuids(of, it -> it.id().value()))
            .coerce(columns)
            .fetch();
    return rows;
  }

  private static Param<UUID[]> uuids(
      List<WebhookDelivery> of, Function<WebhookDelivery, UUID> column) {
    return val(of.stream().map(column).toArray(UUID[]::new));
  }
}
