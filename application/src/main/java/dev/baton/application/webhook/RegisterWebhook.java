package dev.baton.application.webhook;

import dev.baton.application.Ids;
import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.domain.access.Organization;
import dev.baton.domain.webhook.Subscription;
import dev.baton.domain.webhook.Webhook;
import jakarta.inject.Inject;

/** Begins to tell an organization what happens, and gives it the secret to check that by. */
public final class RegisterWebhook {
  private final Transactions transactions;
  private final Ids ids;
  private final SigningSecrets secrets;
  private final Destinations destinations;

  @Inject
  public RegisterWebhook(
      Transactions transactions, Ids ids, SigningSecrets secrets, Destinations destinations) {
    this.transactions = transactions;
    this.ids = ids;
    this.secrets = secrets;
    this.destinations = destinations;
  }

  public sealed interface Outcome {

    /** The secret is told this once. */
    record Registered(Webhook webhook, String secret) implements Outcome {}

    record Unreachable(String why) implements Outcome {}

    /** The organization has as many as it may have. */
    record TooMany() implements Outcome {}
  }

  public Outcome register(Organization.Id organization, Subscription wish) {
    var refusal = destinations.refusal(wish.url());
    if (refusal.isPresent()) return new Outcome.Unreachable(refusal.get());
    var id = new Webhook.Id(ids.next());
    var secret = secrets.mint();
    return transactions.within(store -> register(id, organization, wish, secret, store));
  }

  private static Outcome register(
      Webhook.Id id,
      Organization.Id organization,
      Subscription wish,
      SigningSecrets.Minted secret,
      Store store) {
    store.organizations().lock(organization);
    if (store.webhooks().list(organization).size() >= Webhook.MOST) return new Outcome.TooMany();
    var webhook = Webhook.registered(id, organization, wish, secret.sealed(), store.now());
    store.webhooks().add(webhook);
    return new Outcome.Registered(webhook, secret.shown());
  }
}
