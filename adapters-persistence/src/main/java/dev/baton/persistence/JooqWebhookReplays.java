package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.WEBHOOK_REPLAY;
import static org.jooq.impl.DSL.val;

import dev.baton.application.feed.EventQueries.Position;
import dev.baton.application.log.LogReader;
import dev.baton.application.webhook.WebhookReplays;
import dev.baton.domain.access.Organization;
import dev.baton.domain.webhook.Webhook;
import dev.baton.domain.webhook.WebhookDelivery;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The row of a replay is its lock: one node at a time works on it. */
record JooqWebhookReplays(DSLContext sql) implements WebhookReplays {
  private static final String COLUMNS =
      """
      select organization_id, webhook_id, since, xid::text::bigint as at_xid,
             conversation_id as at_conversation, position as at_position,
             until_xid::text::bigint as until
        from webhook_replay
      """;

  @Override
  public void begin(
      Organization.Id organization, Webhook.Id webhook, Position from, @Nullable Instant since) {
    sql.execute(
        """
        insert into webhook_replay (organization_id, webhook_id, since, xid, conversation_id,
                                    position, until_xid)
        select {0}, {1}, {2}, {3}::text::xid8, {4}, {5}, xid from log_reader where name = {6}
        on conflict (organization_id, webhook_id) do update
           set since = excluded.since, xid = excluded.xid,
               conversation_id = excluded.conversation_id, position = excluded.position,
               until_xid = excluded.until_xid
        """,
        val(organization.value()),
        val(webhook.value()),
        val(since == null ? null : since.atOffset(ZoneOffset.UTC), java.time.OffsetDateTime.class),
        val(Long.toString(from.transaction())),
        val(from.conversation()),
        val(from.position()),
        val(Words.of(LogReader.WEBHOOKS)));
  }

  @Override
  public Optional<Position> before(WebhookDelivery delivery) {
    return sql.resultQuery(
            """
            select xid::text::bigint as written_by from event
             where organization_id = {0} and conversation_id = {1} and position = {2}
            """,
            val(delivery.organization().value()),
            val(delivery.place().lane()),
            val(delivery.place().position()))
        .fetchOptional(row -> row.get("written_by", Long.class))
        .map(xid -> new Position(xid, delivery.place().lane(), delivery.place().position() - 1));
  }

  @Override
  public Optional<Replay> lock() {
    return sql.resultQuery(COLUMNS + " limit 1 for update skip locked")
        .fetchOptional(JooqWebhookReplays::replay);
  }

  @Override
  public void move(Replay replay, Position to) {
    sql.execute(
        """
        update webhook_replay
           set xid = {2}::text::xid8, conversation_id = {3}, position = {4}
         where organization_id = {0} and webhook_id = {1}
        """,
        val(replay.organization().value()),
        val(replay.webhook().value()),
        val(Long.toString(to.transaction())),
        val(to.conversation()),
        val(to.position()));
  }

  @Override
  public void end(Replay replay) {
    sql.deleteFrom(WEBHOOK_REPLAY)
        .where(WEBHOOK_REPLAY.ORGANIZATION_ID.eq(replay.organization()))
        .and(WEBHOOK_REPLAY.WEBHOOK_ID.eq(replay.webhook()))
        .execute();
  }

  @Override
  public Optional<Replay> find(Organization.Id organization, Webhook.Id webhook) {
    return sql.resultQuery(
            COLUMNS + " where organization_id = {0} and webhook_id = {1}",
            val(organization.value()),
            val(webhook.value()))
        .fetchOptional(JooqWebhookReplays::replay);
  }

  private static Replay replay(Record row) {
    return new Replay(
        new Organization.Id(row.get("organization_id", UUID.class)),
        new Webhook.Id(row.get("webhook_id", UUID.class)),
        new Position(
            row.get("at_xid", Long.class),
            row.get("at_conversation", UUID.class),
            row.get("at_position", Long.class)),
        row.get("since", Instant.class),
        row.get("until", Long.class));
  }
}
