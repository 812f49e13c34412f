package dev.baton.persistence;

import dev.baton.application.webhook.LeasedDelivery;
import dev.baton.application.webhook.Settlement;
import dev.baton.domain.webhook.Fate;
import dev.baton.domain.webhook.WebhookDelivery.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Settles what was leased, many in one round trip. The lanes are locked first, in the order of
 * their key as everybody locks them; the second statement sees what was added before that.
 */
record SettleWebhooks(DSLContext sql) {

  /**
   * What follows in a lane is looked for as it was before the statement: without what ends by it. A
   * webhook's row is written only where something changes, since all of its lanes come by there.
   */
  private static final Rows.Shape SETTLE =
      Rows.Shape.of(
          """
          organization_id uuid, webhook_id uuid, lane uuid, lease uuid, id uuid, ended text,
          after_ms bigint, number integer, began_at timestamptz, took_ms integer,
          http_status integer, error text, excerpt text
          """,
          """
          select 1
            from :rows
            join webhook_lane l
              on (l.organization_id, l.webhook_id, l.lane)
                 = (w.organization_id, w.webhook_id, w.lane)
             and l.lease = w.lease
           order by l.organization_id, l.webhook_id, l.lane
             for update of l;
          with h as materialized (
            select w.*,
                   exists (select from webhook_delivery d
                            where d.organization_id = w.organization_id
                              and d.webhook_id = w.webhook_id and d.lane = w.lane
                              and d.status = 'pending'
                              and (w.ended is null or d.id <> w.id)) as more
              from :rows
              join webhook_lane l
                on (l.organization_id, l.webhook_id, l.lane)
                   = (w.organization_id, w.webhook_id, w.lane)
               and l.lease = w.lease
          ), kept as (
            insert into webhook_attempt (organization_id, delivery_id, number, began_at, took_ms,
                                         http_status, error, excerpt)
            select organization_id, id, number, began_at, took_ms, http_status, error, excerpt
              from h
          ), ended as (
            update webhook_delivery d set status = h.ended, settled_at = clock_timestamp()
              from h
             where (d.organization_id, d.id) = (h.organization_id, h.id) and h.ended is not null
          ), emptied as (
            delete from webhook_lane l using h
             where (l.organization_id, l.webhook_id, l.lane)
                   = (h.organization_id, h.webhook_id, h.lane)
               and not h.more
          ), freed as (
            update webhook_lane l
               set lease = null, due_at = clock_timestamp() + h.after_ms * interval '1 millisecond'
              from h
             where (l.organization_id, l.webhook_id, l.lane)
                   = (h.organization_id, h.webhook_id, h.lane)
               and h.more
          ), told as (
            select organization_id, webhook_id,
                   bool_or(ended is not distinct from 'delivered') as took
              from h where ended is distinct from 'dropped'
             group by organization_id, webhook_id
          ), changed as (
            select k.organization_id, k.id, t.took
              from told t
              join webhook k on (k.organization_id, k.id) = (t.organization_id, t.webhook_id)
             where t.took = (k.failing_since is not null)
             order by k.organization_id, k.id
               for no key update of k
          ), remembered as (
            update webhook k
               set failing_since = case when c.took then null else clock_timestamp() end
              from changed c
             where (k.organization_id, k.id) = (c.organization_id, c.id)
          )
          select id, lease from h
          """);

  /** How often the rows stand in the text. */
  private static final int TIMES = 2;

  /** One delivery may be in the hands of its former holder and of its next one. */
  private record Held(UUID delivery, UUID lease) {

    static Held of(LeasedDelivery leased) {
      return new Held(leased.delivery().id().value(), leased.token());
    }
  }

  /** Those whose lease was the last one. */
  List<Settlement> settle(List<Settlement> answered) {
    if (answered.isEmpty()) return answered;
    var settled = sql.connectionResult(connection -> settle(answered, connection));
    return answered.stream().filter(each -> settled.contains(Held.of(each.leased()))).toList();
  }

  private static Set<Held> settle(List<Settlement> answered, Connection connection)
      throws SQLException {
    var rows = SETTLE.rows();
    for (var each : answered) rows.add(row(each));
    try (var statement = connection.prepareStatement(rows.sql())) {
      int next = 1;
      for (int i = 0; i < TIMES; i++) next = rows.bind(statement, next);
      statement.execute();
      statement.getMoreResults();
      var settled = new HashSet<Held>();
      try (var ids = statement.getResultSet()) {
        while (ids.next()) {
          settled.add(new Held(ids.getObject(1, UUID.class), ids.getObject(2, UUID.class)));
        }
      }
      return settled;
    }
  }

  private static @Nullable Object[] row(Settlement settlement) {
    var leased = settlement.leased();
    var delivery = leased.delivery();
    var fate = settlement.fate();
    var call = settlement.call();
    return new @Nullable Object[] {
      delivery.organization().value(),
      delivery.webhook().value(),
      delivery.place().lane(),
      leased.token(),
      delivery.id().value(),
      ended(fate),
      fate instanceof Fate.Later(var after) ? after.toMillis() : 0,
      delivery.progress().attempts(),
      leased.at(),
      call.took().toMillis(),
      call.status(),
      call.error(),
      call.excerpt()
    };
  }

  /** What it has become, null where it is sent once more. */
  private static @Nullable String ended(Fate fate) {
    return switch (fate) {
      case Fate.Delivered() -> Words.of(Status.DELIVERED);
      case Fate.Dead(), Fate.Gone _ -> Words.of(Status.DEAD);
      case Fate.Dropped() -> Words.of(Status.DROPPED);
      case Fate.Later _ -> null;
    };
  }
}
