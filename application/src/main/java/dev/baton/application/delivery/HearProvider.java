package dev.baton.application.delivery;

import dev.baton.application.Transactions;
import dev.baton.domain.delivery.Delivery;
import jakarta.inject.Inject;

/**
 * Takes what a provider tells about a message that it has, in any order and any number of times.
 */
public final class HearProvider {
  private final Transactions transactions;

  @Inject
  public HearProvider(Transactions transactions) {
    this.transactions = transactions;
  }

  public void hear(String providerId, Delivery.News news) {
    transactions.within(
        store -> {
          store.deliveries().hear(providerId, news);
          return true;
        });
  }
}
