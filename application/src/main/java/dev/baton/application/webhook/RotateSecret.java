package dev.baton.application.webhook;

import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.domain.access.Organization;
import dev.baton.domain.webhook.Webhook;
import jakarta.inject.Inject;
import java.util.Optional;

/** Gives a webhook a new secret; the one before stays good for a while beside it. */
public final class RotateSecret {
  private final Transactions transactions;
  private final SigningSecrets secrets;

  @Inject
  public RotateSecret(Transactions transactions, SigningSecrets secrets) {
    this.transactions = transactions;
    this.secrets = secrets;
  }

  /** The secret is told this once. */
  public record Rotated(Webhook webhook, String secret) {}

  /** Empty when the organization has no such webhook. */
  public Optional<Rotated> rotate(Organization.Id organization, Webhook.Id id) {
    var secret = secrets.mint();
    return transactions.within(
        store ->
            store.webhooks().lock(organization, id).map(found -> rotate(found, secret, store)));
  }

  private static Rotated rotate(Webhook found, SigningSecrets.Minted secret, Store store) {
    var rotated = found.rotated(secret.sealed(), store.now());
    store.webhooks().save(rotated);
    return new Rotated(rotated, secret.shown());
  }
}
