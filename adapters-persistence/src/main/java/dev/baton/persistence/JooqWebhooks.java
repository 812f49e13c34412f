package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.WEBHOOK;

import dev.baton.application.webhook.Webhooks;
import dev.baton.domain.access.Organization;
import dev.baton.domain.webhook.Webhook;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

record JooqWebhooks(DSLContext sql) implements Webhooks {

  @Override
  public void add(Webhook webhook) {
    sql.insertInto(WEBHOOK)
        .set(WEBHOOK.ORGANIZATION_ID, webhook.organization())
        .set(WEBHOOK.ID, webhook.id())
        .set(WEBHOOK.CREATED_AT, webhook.createdAt())
        .set(WebhookRows.columns(webhook))
        .execute();
  }

  @Override
  public List<Webhook> list(Organization.Id organization) {
    return sql.selectFrom(WEBHOOK)
        .where(WEBHOOK.ORGANIZATION_ID.eq(organization))
        .orderBy(WEBHOOK.CREATED_AT.desc(), WEBHOOK.ID.desc())
        .fetch(WebhookRows::of);
  }

  @Override
  public Optional<Webhook> find(Organization.Id organization, Webhook.Id id) {
    return sql.selectFrom(WEBHOOK).where(which(organization, id)).fetchOptional(WebhookRows::of);
  }

  @Override
  public Optional<Webhook> lock(Organization.Id organization, Webhook.Id id) {
    return sql.selectFrom(WEBHOOK)
        .where(which(organization, id))
        .forNoKeyUpdate()
        .fetchOptional(WebhookRows::of);
  }

  @Override
  public void save(Webhook webhook) {
    sql.update(WEBHOOK)
        .set(WebhookRows.columns(webhook))
        .where(which(webhook.organization(), webhook.id()))
        .execute();
  }

  @Override
  public boolean remove(Organization.Id organization, Webhook.Id id) {
    return sql.deleteFrom(WEBHOOK).where(which(organization, id)).execute() == 1;
  }

  private static Condition which(Organization.Id organization, Webhook.Id id) {
    return WEBHOOK.ORGANIZATION_ID.eq(organization).and(WEBHOOK.ID.eq(id));
  }
}
