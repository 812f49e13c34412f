package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.WEBHOOK;
import static dev.baton.persistence.schema.Tables.WEBHOOK_DELIVERY;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import dev.baton.application.webhook.LeasedDelivery;
import dev.baton.application.webhook.Settlement;
import dev.baton.application.webhook.WebhookDeliveries;
import dev.baton.domain.access.Organization;
import dev.baton.domain.webhook.Webhook;
import dev.baton.domain.webhook.WebhookDelivery;
import dev.baton.domain.webhook.WebhookDelivery.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Whoever adds to a lane locks its row, and so does whoever settles: a lane is not taken away while
 * something comes into it. Lanes are locked before webhooks.
 */
record JooqWebhookDeliveries(DSLContext sql) implements WebhookDeliveries {
  private static final int AWAKENED = 1_000;

  @Override
  public void add(List<WebhookDelivery> planned) {
    new PlannedDeliveries(sql).add(planned);
  }

  @Override
  public List<LeasedDelivery> lease(UUID token, Duration lease, int most, int ofOne) {
    return new LeaseWebhooks(sql).lease(token, lease, most, ofOne);
  }

  @Override
  public List<Settlement> settle(List<Settlement> answered) {
    return new SettleWebhooks(sql).settle(answered);
  }

  @Override
  public Optional<WebhookDelivery> find(
      Organization.Id organization, Webhook.Id webhook, WebhookDelivery.Id delivery) {
    return sql.selectFrom(WEBHOOK_DELIVERY)
        .where(WEBHOOK_DELIVERY.ORGANIZATION_ID.eq(organization))
        .and(WEBHOOK_DELIVERY.WEBHOOK_ID.eq(webhook))
        .and(WEBHOOK_DELIVERY.ID.eq(delivery))
        .fetchOptional(WebhookDeliveryRows::of);
  }

  @Override
  public void replay(List<WebhookDelivery> planned) {
    new PlannedDeliveries(sql).replay(planned);
  }

  @Override
  public Optional<WebhookDelivery> replay(
      Organization.Id organization, Webhook.Id webhook, WebhookDelivery.Id delivery) {
    var found = find(organization, webhook, delivery);
    found.ifPresent(each -> replay(List.of(each)));
    return found.isEmpty() ? found : find(organization, webhook, delivery);
  }

  @Override
  public int replayDead(Organization.Id organization, Webhook.Id webhook, int most) {
    var dead =
        sql.selectFrom(WEBHOOK_DELIVERY)
            .where(WEBHOOK_DELIVERY.ORGANIZATION_ID.eq(organization))
            .and(WEBHOOK_DELIVERY.WEBHOOK_ID.eq(webhook))
            .and(WEBHOOK_DELIVERY.STATUS.eq(inline(Words.of(Status.DEAD))))
            .orderBy(WEBHOOK_DELIVERY.HAPPENED_AT, WEBHOOK_DELIVERY.ID)
            .limit(most)
            .forUpdate()
            .skipLocked()
            .fetch(WebhookDeliveryRows::of);
    if (!dead.isEmpty()) replay(dead);
    return dead.size();
  }

  @Override
  public void forgive(Organization.Id organization, Webhook.Id webhook) {
    sql.execute(
        """
        with waiting as (
          select lane from webhook_lane
           where organization_id = {0} and webhook_id = {1} and lease is null
             and due_at > statement_timestamp()
           order by due_at limit {2}
             for update skip locked
        )
        update webhook_lane l set due_at = statement_timestamp()
          from waiting w
         where l.organization_id = {0} and l.webhook_id = {1} and l.lane = w.lane
        """,
        val(organization.value()), val(webhook.value()), val(AWAKENED));
    sql.update(WEBHOOK)
        .setNull(WEBHOOK.FAILING_SINCE)
        .where(WEBHOOK.ORGANIZATION_ID.eq(organization))
        .and(WEBHOOK.ID.eq(webhook))
        .execute();
  }

  @Override
  public int forget(Duration kept, int most) {
    return new ForgottenDeliveries(sql).forget(kept, most);
  }
}
