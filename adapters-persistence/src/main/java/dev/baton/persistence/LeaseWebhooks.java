package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.WEBHOOK;
import static dev.baton.persistence.schema.Tables.WEBHOOK_DELIVERY;
import static dev.baton.persistence.schema.Tables.WEBHOOK_LANE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.val;

import dev.baton.application.webhook.LeasedDelivery;
import dev.baton.domain.access.Organization;
import dev.baton.domain.webhook.Webhook;
import dev.baton.domain.webhook.WebhookDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Leases lanes, and then reads what is first in each: a lock shows what was there before it. */
record LeaseWebhooks(DSLContext sql) {

  /**
   * Steps from webhook to webhook instead of over all that waits, so that a million lanes of one
   * cost the others nothing; and takes the first of each webhook before the second of any.
   */
  private static final String LEASE =
      """
      with recursive hook as (
        (select organization_id, webhook_id from webhook_lane
          order by organization_id, webhook_id limit 1)
        union all
        select n.organization_id, n.webhook_id
          from hook h cross join lateral (
            select l.organization_id, l.webhook_id from webhook_lane l
             where (l.organization_id, l.webhook_id) > (h.organization_id, h.webhook_id)
             order by l.organization_id, l.webhook_id limit 1) n
      ), room as (
        select w.organization_id, w.id as webhook_id,
               case when w.failing_since is null then {3}::int else 1 end
                 - (select count(*) from webhook_lane l
                     where l.organization_id = w.organization_id and l.webhook_id = w.id
                       and l.lease is not null and l.due_at > statement_timestamp()) as lanes
          from hook h
          join webhook w on (w.organization_id, w.id) = (h.organization_id, h.webhook_id)
         where w.active
      ), due as (
        select d.*, row_number() over (partition by d.organization_id, d.webhook_id
                                       order by d.due_at) as turn
          from room r cross join lateral (
            select l.organization_id, l.webhook_id, l.lane, l.due_at from webhook_lane l
             where l.organization_id = r.organization_id and l.webhook_id = r.webhook_id
               and l.due_at <= statement_timestamp()
             order by l.due_at
             limit greatest(r.lanes, 0)
               for update skip locked) d
      ), chosen as (
        select organization_id, webhook_id, lane from due order by turn, due_at limit {2}
      )
      update webhook_lane l
         set lease = {0}, due_at = statement_timestamp() + {1} * interval '1 millisecond'
        from chosen c
       where (l.organization_id, l.webhook_id, l.lane)
             = (c.organization_id, c.webhook_id, c.lane)
      returning l.organization_id, l.webhook_id, l.lane
      """;

  private static final Field<Instant> LEASED_AT =
      DSL.field(DSL.name("leased_at"), SQLDataType.INSTANT);
  private static final Field<?>[] HEAD =
      Stream.concat(Stream.of(WEBHOOK_DELIVERY.fields()), Stream.of(LEASED_AT))
          .toArray(Field<?>[]::new);

  private static final String HEADS =
      """
      with head as (
        select l.organization_id, e.id
          from unnest({0}::uuid[], {1}::uuid[], {2}::uuid[])
            as l (organization_id, webhook_id, lane)
         cross join lateral (
           select d.id from webhook_delivery d
            where d.organization_id = l.organization_id and d.webhook_id = l.webhook_id
              and d.lane = l.lane and d.status = 'pending'
            order by d.position, d.id limit 1) e
      )
      update webhook_delivery d set tries = d.tries + 1, attempts = d.attempts + 1
        from head h
       where (d.organization_id, d.id) = (h.organization_id, h.id)
      returning %s, statement_timestamp() as leased_at
      """
          .formatted(Sql.columns("d", WEBHOOK_DELIVERY.fields()));

  private record Lane(UUID organization, UUID webhook, UUID lane) {

    static Lane of(WebhookDelivery delivery) {
      return new Lane(
          delivery.organization().value(), delivery.webhook().value(), delivery.place().lane());
    }
  }

  private record Called(Webhook webhook, @Nullable Instant failingSince) {}

  List<LeasedDelivery> lease(UUID token, Duration lease, int most, int ofOne) {
    var lanes =
        sql.resultQuery(LEASE, val(token), val(lease.toMillis()), val(most), val(ofOne))
            .fetch(LeaseWebhooks::lane);
    if (lanes.isEmpty()) return List.of();
    var heads =
        sql.resultQuery(
                HEADS,
                all(lanes, Lane::organization),
                all(lanes, Lane::webhook),
                all(lanes, Lane::lane))
            .coerce(HEAD)
            .fetch();
    var deliveries = heads.map(WebhookDeliveryRows::of);
    dropEmpty(lanes, deliveries, token);
    if (deliveries.isEmpty()) return List.of();
    var webhooks = webhooks(deliveries);
    var matters = new Matters(sql).of(deliveries);
    var at = heads.getFirst().get(LEASED_AT);
    var leased = new ArrayList<LeasedDelivery>();
    for (var each : deliveries) {
      var called = webhooks.get(each.webhook());
      if (called == null) continue;
      var matter = matters.get(each.id());
      if (matter == null) throw new IllegalStateException("nothing is known of " + each.id());
      leased.add(new LeasedDelivery(each, called.webhook, called.failingSince, matter, token, at));
    }
    return leased;
  }

  private static Lane lane(Record row) {
    return new Lane(
        row.get("organization_id", UUID.class),
        row.get("webhook_id", UUID.class),
        row.get("lane", UUID.class));
  }

  private static Param<UUID[]> all(List<Lane> lanes, Function<Lane, UUID> column) {
    return val(lanes.stream().map(column).toArray(UUID[]::new));
  }

  /**
   * Such as one whose deliveries were all removed. Its row is locked: nothing comes in meanwhile.
   */
  private void dropEmpty(List<Lane> lanes, List<WebhookDelivery> heads, UUID token) {
    var empty = new ArrayList<>(lanes);
    empty.removeAll(heads.stream().map(Lane::of).toList());
    for (var each : empty) {
      sql.deleteFrom(WEBHOOK_LANE)
          .where(WEBHOOK_LANE.LEASE.eq(token).and(WEBHOOK_LANE.LANE.eq(each.lane)))
          .and(WEBHOOK_LANE.ORGANIZATION_ID.coerce(UUID.class).eq(each.organization))
          .and(WEBHOOK_LANE.WEBHOOK_ID.coerce(UUID.class).eq(each.webhook))
          .execute();
    }
  }

  private Map<Webhook.Id, Called> webhooks(List<WebhookDelivery> deliveries) {
    var ids = deliveries.stream().map(WebhookDelivery::webhook).distinct();
    var found = new HashMap<Webhook.Id, Called>();
    sql.selectFrom(WEBHOOK)
        .where(WEBHOOK.ID.eq(any(ids.toArray(Webhook.Id[]::new))))
        .and(WEBHOOK.ORGANIZATION_ID.eq(any(organizations(deliveries))))
        .forEach(
            row ->
                found.put(
                    row.get(WEBHOOK.ID),
                    new Called(WebhookRows.of(row), row.get(WEBHOOK.FAILING_SINCE))));
    return found;
  }

  private static Organization.Id[] organizations(List<WebhookDelivery> deliveries) {
    return deliveries.stream()
        .map(WebhookDelivery::organization)
        .distinct()
        .toArray(Organization.Id[]::new);
  }
}
