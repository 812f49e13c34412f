package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.WEBHOOK;

import dev.baton.domain.webhook.Signing;
import dev.baton.domain.webhook.Signing.Former;
import dev.baton.domain.webhook.Subscription;
import dev.baton.domain.webhook.Webhook;
import dev.baton.domain.webhook.Webhook.Standing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Webhooks to columns and back. */
final class WebhookRows {

  private WebhookRows() {}

  static Webhook of(Record row) {
    return new Webhook(
        row.get(WEBHOOK.ID),
        row.get(WEBHOOK.ORGANIZATION_ID),
        new Subscription(
            row.get(WEBHOOK.URL),
            Set.copyOf(List.of(row.get(WEBHOOK.EVENTS))),
            row.get(WEBHOOK.DESCRIPTION)),
        new Signing(row.get(WEBHOOK.SECRET), former(row)),
        standing(row),
        row.get(WEBHOOK.CREATED_AT),
        row.get(WEBHOOK.UPDATED_AT));
  }

  private static @Nullable Former former(Record row) {
    var secret = row.get(WEBHOOK.FORMER_SECRET);
    return secret == null ? null : new Former(secret, row.get(WEBHOOK.FORMER_UNTIL));
  }

  private static Standing standing(Record row) {
    if (row.get(WEBHOOK.ACTIVE)) return new Standing.Active();
    var reason = row.get(WEBHOOK.DISABLED_REASON);
    return reason == null ? new Standing.Paused() : new Standing.Disabled(reason);
  }

  /** All columns but the key and the time of its beginning. */
  static Map<Field<?>, @Nullable Object> columns(Webhook webhook) {
    var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
    var wish = webhook.subscription();
    var former = webhook.signing().former();
    columns.put(WEBHOOK.URL, wish.url());
    columns.put(WEBHOOK.EVENTS, wish.events().stream().sorted().toArray(String[]::new));
    columns.put(WEBHOOK.DESCRIPTION, wish.description());
    columns.put(WEBHOOK.SECRET, webhook.signing().secret());
    columns.put(WEBHOOK.FORMER_SECRET, former == null ? null : former.secret());
    columns.put(WEBHOOK.FORMER_UNTIL, former == null ? null : former.until());
    columns.put(WEBHOOK.ACTIVE, webhook.active());
    columns.put(
        WEBHOOK.DISABLED_REASON,
        webhook.standing() instanceof Standing.Disabled(var reason) ? reason : null);
    columns.put(WEBHOOK.UPDATED_AT, webhook.updatedAt());
    return columns;
  }
}
