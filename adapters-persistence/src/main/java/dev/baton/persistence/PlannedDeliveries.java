package dev.baton.persistence;

import static org.jooq.impl.DSL.val;

import dev.baton.domain.webhook.WebhookDelivery;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Param;

/** Deliveries on their way into the table and their lanes, many by one statement. */
record PlannedDeliveries(DSLContext sql) {
  private static final String ADD =
      """
      insert into webhook_delivery (organization_id, webhook_id, id, lane, position, topic, facts,
                                    happened_at)
      select organization_id, webhook_id, id, lane, position, topic, facts::jsonb, happened_at
        from unnest({0}::uuid[], {1}::uuid[], {2}::uuid[], {3}::uuid[], {4}::bigint[],
                    {5}::text[], {6}::text[], {7}::timestamptz[])
          as w (organization_id, webhook_id, id, lane, position, topic, facts, happened_at)
      on conflict (organization_id, id) do nothing
      """;

  private static final String REPLAY =
      ADD.replace(
          "do nothing",
          """
          do update set status = 'pending', tries = 0, settled_at = null
              where webhook_delivery.status <> 'pending'\
          """);

  /** In the order of the key, so that nobody waits for somebody who waits for him. */
  private static final String QUEUE =
      """
      insert into webhook_lane as l (organization_id, webhook_id, lane)
      select distinct organization_id, webhook_id, lane
        from unnest({0}::uuid[], {1}::uuid[], {2}::uuid[])
          as w (organization_id, webhook_id, lane)
       order by organization_id, webhook_id, lane
      on conflict (organization_id, webhook_id, lane) do update set lane = excluded.lane
      """;

  /** What somebody wants once more, he wants now. */
  private static final String HURRY =
      QUEUE.replace(
          "set lane = excluded.lane",
          "set due_at = case when l.lease is null then excluded.due_at else l.due_at end");

  void add(List<WebhookDelivery> planned) {
    write(planned, ADD, QUEUE);
  }

  void replay(List<WebhookDelivery> planned) {
    write(planned, REPLAY, HURRY);
  }

  private void write(List<WebhookDelivery> planned, String deliveries, String lanes) {
    sql.execute(
        deliveries,
        uuids(planned, it -> it.organization().value()),
        uuids(planned, it -> it.webhook().value()),
        uuids(planned, it -> it.id().value()),
        uuids(planned, it -> it.place().lane()),
        val(planned.stream().map(it -> it.place().position()).toArray(Long[]::new)),
        val(planned.stream().map(it -> it.told().topic().word()).toArray(String[]::new)),
        val(planned.stream().map(it -> it.told().facts().text()).toArray(String[]::new)),
        val(planned.stream().map(it -> time(it.told().at())).toArray(OffsetDateTime[]::new)));
    sql.execute(
        lanes,
        uuids(planned, it -> it.organization().value()),
        uuids(planned, it -> it.webhook().value()),
        uuids(planned, it -> it.place().lane()));
  }

  private static Param<UUID[]> uuids(
      List<WebhookDelivery> planned, Function<WebhookDelivery, UUID> column) {
    return val(planned.stream().map(column).toArray(UUID[]::new));
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
