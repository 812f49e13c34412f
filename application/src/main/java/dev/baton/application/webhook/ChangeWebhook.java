package dev.baton.application.webhook;

import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.domain.access.Organization;
import dev.baton.domain.webhook.Subscription;
import dev.baton.domain.webhook.Webhook;
import dev.baton.domain.webhook.Webhook.Standing;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes what a webhook is told and where, or whether it is told anything. Secrets stay. */
public final class ChangeWebhook {
  private final Transactions transactions;
  private final Destinations destinations;

  @Inject
  public ChangeWebhook(Transactions transactions, Destinations destinations) {
    this.transactions = transactions;
    this.destinations = destinations;
  }

  /**
   * What to change.
   *
   * @param url where it goes from now on, null when that stays
   * @param active null to leave it as it stands; true also brings back one that was given up
   */
  public record Change(
      @Nullable String url, UnaryOperator<Subscription> wish, @Nullable Boolean active) {}

  public sealed interface Outcome {

    record Changed(Webhook webhook) implements Outcome {}

    record Unreachable(String why) implements Outcome {}

    /** The organization has no such webhook. */
    record NoWebhook() implements Outcome {}
  }

  public Outcome change(Organization.Id organization, Webhook.Id id, Change change) {
    var refusal =
        change.url() == null ? Optional.<String>empty() : destinations.refusal(change.url());
    return transactions.within(
        store -> {
          var found = store.webhooks().lock(organization, id);
          if (found.isEmpty()) return new Outcome.NoWebhook();
          if (refusal.isPresent()) return new Outcome.Unreachable(refusal.get());
          return change(found.get(), change, store);
        });
  }

  private static Outcome change(Webhook found, Change change, Store store) {
    var now = store.now();
    var changed = standing(found, change.active(), now);
    changed = changed.subscribed(change.wish().apply(found.subscription()), now);
    store.webhooks().save(changed);
    if (change.url() != null || (changed.active() && !found.active())) {
      store.webhookDeliveries().forgive(found.organization(), found.id());
    }
    return new Outcome.Changed(changed);
  }

  private static Webhook standing(Webhook found, @Nullable Boolean active, Instant now) {
    if (active == null || active == found.active()) return found;
    return found.standing(active ? new Standing.Active() : new Standing.Paused(), now);
  }
}
