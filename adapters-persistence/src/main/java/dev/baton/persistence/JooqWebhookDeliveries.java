package dev.baton.persistence;

import static dev.baton.persistence.JooqStore.CLOCK;
import static dev.baton.persistence.schema.Tables.WEBHOOK;
import static dev.baton.persistence.schema.Tables.WEBHOOK_ATTEMPT;
import static dev.baton.persistence.schema.Tables.WEBHOOK_DELIVERY;
import static dev.baton.persistence.schema.Tables.WEBHOOK_LANE;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import dev.baton.application.webhook.CallRecord;
import dev.baton.application.webhook.LeasedDelivery;
import dev.baton.application.webhook.WebhookDeliveries;
import dev.baton.domain.access.Organization;
import dev.baton.domain.webhook.Fate;
import dev.baton.domain.webhook.Webhook;
import dev.baton.domain.webhook.WebhookDelivery;
import dev.baton.domain.webhook.WebhookDelivery.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.types.DayToSecond;

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
  public boolean settle(LeasedDelivery leased, Fate fate, CallRecord call) {
    var delivery = leased.delivery();
    var held = lane(delivery).and(WEBHOOK_LANE.LEASE.eq(leased.token()));
    if (sql.selectOne().from(WEBHOOK_LANE).where(held).forUpdate().fetch().isEmpty()) return false;
    record(leased, call);
    switch (fate) {
      case Fate.Delivered() -> end(delivery, Status.DELIVERED);
      case Fate.Dead(), Fate.Gone _ -> end(delivery, Status.DEAD);
      case Fate.Dropped() -> end(delivery, Status.DROPPED);
      case Fate.Later(var after) -> next(delivery, after);
    }
    remember(leased.webhook(), fate);
    return true;
  }

  private void record(LeasedDelivery leased, CallRecord call) {
    sql.insertInto(WEBHOOK_ATTEMPT)
        .set(WEBHOOK_ATTEMPT.ORGANIZATION_ID, leased.delivery().organization())
        .set(WEBHOOK_ATTEMPT.DELIVERY_ID, leased.delivery().id())
        .set(WEBHOOK_ATTEMPT.NUMBER, leased.delivery().progress().attempts())
        .set(WEBHOOK_ATTEMPT.BEGAN_AT, leased.at())
        .set(WEBHOOK_ATTEMPT.TOOK_MS, (int) call.took().toMillis())
        .set(WEBHOOK_ATTEMPT.HTTP_STATUS, call.status())
        .set(WEBHOOK_ATTEMPT.ERROR, call.error())
        .set(WEBHOOK_ATTEMPT.EXCERPT, call.excerpt())
        .execute();
  }

  private void end(WebhookDelivery delivery, Status status) {
    sql.update(WEBHOOK_DELIVERY)
        .set(WEBHOOK_DELIVERY.STATUS, Words.of(status))
        .set(WEBHOOK_DELIVERY.SETTLED_AT, CLOCK)
        .where(WEBHOOK_DELIVERY.ORGANIZATION_ID.eq(delivery.organization()))
        .and(WEBHOOK_DELIVERY.ID.eq(delivery.id()))
        .execute();
    next(delivery, Duration.ZERO);
  }

  /** In a statement after the lock: what was added meanwhile is seen. */
  private void next(WebhookDelivery delivery, Duration after) {
    var more =
        sql.fetchExists(
            sql.selectOne()
                .from(WEBHOOK_DELIVERY)
                .where(WEBHOOK_DELIVERY.ORGANIZATION_ID.eq(delivery.organization()))
                .and(WEBHOOK_DELIVERY.WEBHOOK_ID.eq(delivery.webhook()))
                .and(WEBHOOK_DELIVERY.LANE.eq(delivery.place().lane()))
                .and(WEBHOOK_DELIVERY.STATUS.eq(Words.of(Status.PENDING))));
    if (!more) {
      sql.deleteFrom(WEBHOOK_LANE).where(lane(delivery)).execute();
      return;
    }
    sql.update(WEBHOOK_LANE)
        .setNull(WEBHOOK_LANE.LEASE)
        .set(WEBHOOK_LANE.DUE_AT, CLOCK.add(DayToSecond.valueOf(after)))
        .where(lane(delivery))
        .execute();
  }

  private static Condition lane(WebhookDelivery delivery) {
    return WEBHOOK_LANE
        .ORGANIZATION_ID
        .eq(delivery.organization())
        .and(WEBHOOK_LANE.WEBHOOK_ID.eq(delivery.webhook()))
        .and(WEBHOOK_LANE.LANE.eq(delivery.place().lane()));
  }

  /** Written only where something changes: all lanes of a webhook come by here. */
  private void remember(Webhook webhook, Fate fate) {
    var which = WEBHOOK.ORGANIZATION_ID.eq(webhook.organization()).and(WEBHOOK.ID.eq(webhook.id()));
    switch (fate) {
      case Fate.Dropped() -> {}
      case Fate.Delivered() ->
          sql.update(WEBHOOK)
              .setNull(WEBHOOK.FAILING_SINCE)
              .where(which.and(WEBHOOK.FAILING_SINCE.isNotNull()))
              .execute();
      case Fate.Later _, Fate.Dead(), Fate.Gone _ ->
          sql.update(WEBHOOK)
              .set(WEBHOOK.FAILING_SINCE, CLOCK)
              .where(which.and(WEBHOOK.FAILING_SINCE.isNull()))
              .execute();
    }
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
