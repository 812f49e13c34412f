package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.WEBHOOK;
import static dev.baton.persistence.schema.Tables.WEBHOOK_DELIVERY;
import static dev.baton.persistence.schema.Tables.WEBHOOK_LANE;

import dev.baton.application.webhook.LeasedDelivery;
import dev.baton.domain.webhook.WebhookDelivery;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

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
               case when w.failing_since is null then ?::int else 1 end
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
        select organization_id, webhook_id, lane from due order by turn, due_at limit ?
      )
      update webhook_lane l
         set lease = ?, due_at = statement_timestamp() + ? * interval '1 millisecond'
        from chosen c
       where (l.organization_id, l.webhook_id, l.lane)
             = (c.organization_id, c.webhook_id, c.lane)
      returning l.organization_id, l.webhook_id, l.lane
      """;

  private static final Field<Instant> LEASED_AT =
      DSL.field(DSL.name("leased_at"), SQLDataType.INSTANT);
  private static final Field<?>[] HEAD =
      Stream.of(WEBHOOK_DELIVERY.fields(), WEBHOOK.fields(), new Field<?>[] {LEASED_AT})
          .flatMap(Stream::of)
          .toArray(Field<?>[]::new);

  private static final Rows.Shape HEADS =
      Rows.Shape.of(
          "organization_id uuid, webhook_id uuid, lane uuid",
          """
          with head as (
            select w.organization_id, w.webhook_id, e.id
              from :rows
             cross join lateral (
               select d.id from webhook_delivery d
                where d.organization_id = w.organization_id and d.webhook_id = w.webhook_id
                  and d.lane = w.lane and d.status = 'pending'
                order by d.position, d.id limit 1) e
          )
          update webhook_delivery d set tries = d.tries + 1, attempts = d.attempts + 1
            from head h
            join webhook k on (k.organization_id, k.id) = (h.organization_id, h.webhook_id)
           where (d.organization_id, d.id) = (h.organization_id, h.id)
          returning %s, %s, statement_timestamp()
          """
              .formatted(
                  Sql.columns("d", WEBHOOK_DELIVERY.fields()), Sql.columns("k", WEBHOOK.fields())));

  private record Lane(UUID organization, UUID webhook, UUID lane) {

    static Lane of(WebhookDelivery delivery) {
      return new Lane(
          delivery.organization().value(), delivery.webhook().value(), delivery.place().lane());
    }
  }

  List<LeasedDelivery> lease(UUID token, Duration lease, int most, int ofOne) {
    if (most == 0) return List.of();
    var lanes = sql.connectionResult(it -> lanes(it, token, lease, most, ofOne));
    if (lanes.isEmpty()) return List.of();
    var heads = sql.connectionResult(it -> heads(it, lanes));
    var deliveries = heads.map(WebhookDeliveryRows::of);
    dropEmpty(lanes, deliveries, token);
    var matters = new Matters(sql).of(deliveries);
    var leased = new ArrayList<LeasedDelivery>();
    for (int i = 0; i < heads.size(); i++) {
      var row = heads.get(i);
      var delivery = deliveries.get(i);
      var matter = matters.get(delivery.id());
      if (matter == null) throw new IllegalStateException("nothing is known of " + delivery.id());
      leased.add(
          new LeasedDelivery(
              delivery,
              WebhookRows.of(row),
              row.get(WEBHOOK.FAILING_SINCE),
              matter,
              token,
              row.get(LEASED_AT)));
    }
    return leased;
  }

  private static List<Lane> lanes(
      Connection connection, UUID token, Duration lease, int most, int ofOne) throws SQLException {
    try (var statement = connection.prepareStatement(LEASE)) {
      statement.setInt(1, ofOne);
      statement.setInt(2, most);
      statement.setObject(3, token);
      statement.setLong(4, lease.toMillis());
      var lanes = new ArrayList<Lane>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          lanes.add(
              new Lane(
                  rows.getObject(1, UUID.class),
                  rows.getObject(2, UUID.class),
                  rows.getObject(3, UUID.class)));
        }
      }
      return lanes;
    }
  }

  private static Result<Record> heads(Connection connection, List<Lane> lanes) throws SQLException {
    var rows = HEADS.rows();
    for (var each : lanes) rows.add(each.organization, each.webhook, each.lane);
    try (var statement = connection.prepareStatement(rows.sql())) {
      rows.bind(statement, 1);
      return Sql.on(connection).fetch(statement.executeQuery(), HEAD);
    }
  }

  /**
   * Such as one whose deliveries were all removed, or its webhook meanwhile. Its row is locked:
   * nothing comes in meanwhile.
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
}
