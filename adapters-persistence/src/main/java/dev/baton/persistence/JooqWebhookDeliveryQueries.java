package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.WEBHOOK;
import static dev.baton.persistence.schema.Tables.WEBHOOK_ATTEMPT;
import static dev.baton.persistence.schema.Tables.WEBHOOK_DELIVERY;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import dev.baton.application.Page;
import dev.baton.application.webhook.CallRecord;
import dev.baton.application.webhook.WebhookDeliveryQueries;
import dev.baton.domain.access.Organization;
import dev.baton.domain.webhook.Webhook;
import dev.baton.domain.webhook.WebhookDelivery;
import dev.baton.domain.webhook.WebhookDelivery.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** What webhooks were told, as PostgreSQL has it. */
public final class JooqWebhookDeliveryQueries implements WebhookDeliveryQueries {
  private final Reads reads;

  public JooqWebhookDeliveryQueries(Reads reads) {
    this.reads = reads;
  }

  @Override
  public Page<Entry> list(
      Organization.Id organization,
      Webhook.Id webhook,
      @Nullable Status status,
      Page.Request request) {
    return reads.ask(
        sql -> {
          var found =
              sql.selectFrom(WEBHOOK_DELIVERY)
                  .where(of(organization, webhook))
                  .and(status == null ? noCondition() : is(status))
                  .and(after(request.after()))
                  .orderBy(WEBHOOK_DELIVERY.HAPPENED_AT.desc(), WEBHOOK_DELIVERY.ID.desc())
                  .limit(Keyset.probe(request))
                  .fetch(WebhookDeliveryRows::of);
          return Keyset.page(
              entries(organization, found, sql), request, JooqWebhookDeliveryQueries::place);
        });
  }

  private static Condition after(Page.@Nullable Cursor last) {
    if (last == null) return noCondition();
    return row(WEBHOOK_DELIVERY.HAPPENED_AT, WEBHOOK_DELIVERY.ID)
        .lt(last.at(), new WebhookDelivery.Id(last.id()));
  }

  private static Page.Cursor place(Entry entry) {
    return new Page.Cursor(entry.delivery().told().at(), entry.delivery().id().value());
  }

  /** Written out, so that an index for some statuses serves. */
  private static Condition is(Status status) {
    return WEBHOOK_DELIVERY.STATUS.eq(inline(Words.of(status)));
  }

  private static Condition of(Organization.Id organization, Webhook.Id webhook) {
    return WEBHOOK_DELIVERY
        .ORGANIZATION_ID
        .eq(organization)
        .and(WEBHOOK_DELIVERY.WEBHOOK_ID.eq(webhook));
  }

  private static List<Entry> entries(
      Organization.Id organization, List<WebhookDelivery> found, DSLContext sql) {
    var calls = calls(organization, found, sql);
    return found.stream()
        .map(each -> new Entry(each, calls.getOrDefault(each.id(), List.of())))
        .toList();
  }

  private static Map<WebhookDelivery.Id, List<Call>> calls(
      Organization.Id organization, List<WebhookDelivery> of, DSLContext sql) {
    var ids = of.stream().map(WebhookDelivery::id).toArray(WebhookDelivery.Id[]::new);
    return sql.selectFrom(WEBHOOK_ATTEMPT)
        .where(WEBHOOK_ATTEMPT.ORGANIZATION_ID.eq(organization))
        .and(WEBHOOK_ATTEMPT.DELIVERY_ID.eq(any(ids)))
        .orderBy(WEBHOOK_ATTEMPT.DELIVERY_ID, WEBHOOK_ATTEMPT.NUMBER)
        .fetchGroups(WEBHOOK_ATTEMPT.DELIVERY_ID, JooqWebhookDeliveryQueries::call);
  }

  private static Call call(Record row) {
    return new Call(
        row.get(WEBHOOK_ATTEMPT.NUMBER),
        row.get(WEBHOOK_ATTEMPT.BEGAN_AT),
        new CallRecord(
            Duration.ofMillis(row.get(WEBHOOK_ATTEMPT.TOOK_MS)),
            row.get(WEBHOOK_ATTEMPT.HTTP_STATUS),
            row.get(WEBHOOK_ATTEMPT.ERROR),
            row.get(WEBHOOK_ATTEMPT.EXCERPT)));
  }

  @Override
  public Optional<Entry> find(
      Organization.Id organization, Webhook.Id webhook, WebhookDelivery.Id delivery) {
    return reads.ask(
        sql -> {
          var found =
              sql.selectFrom(WEBHOOK_DELIVERY)
                  .where(of(organization, webhook))
                  .and(WEBHOOK_DELIVERY.ID.eq(delivery))
                  .fetch(WebhookDeliveryRows::of);
          return entries(organization, found, sql).stream().findFirst();
        });
  }

  @Override
  public Backlog backlog(Organization.Id organization, Webhook.Id webhook) {
    return reads.ask(
        sql ->
            new Backlog(
                count(sql, of(organization, webhook).and(is(Status.PENDING))),
                count(sql, of(organization, webhook).and(is(Status.DEAD))),
                sql.select(min(WEBHOOK_DELIVERY.HAPPENED_AT))
                    .from(WEBHOOK_DELIVERY)
                    .where(of(organization, webhook).and(is(Status.PENDING)))
                    .fetchSingle()
                    .value1(),
                sql.select(WEBHOOK.FAILING_SINCE)
                    .from(WEBHOOK)
                    .where(WEBHOOK.ORGANIZATION_ID.eq(organization).and(WEBHOOK.ID.eq(webhook)))
                    .fetchOptional(WEBHOOK.FAILING_SINCE)
                    .orElse(null)));
  }

  private static int count(DSLContext sql, Condition which) {
    return sql.fetchCount(
        sql.selectOne().from(WEBHOOK_DELIVERY).where(which).limit(Backlog.MOST_COUNTED));
  }
}
