package dev.baton.application.delivery;

import dev.baton.application.Transactions;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Message;
import jakarta.inject.Inject;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Has begin again what was given up. */
public final class ReplayDeliveries {
  private final Transactions transactions;

  @Inject
  public ReplayDeliveries(Transactions transactions) {
    this.transactions = transactions;
  }

  /** How many of them were dead letters of the organization. */
  public int replay(Organization.Id organization, Collection<Message.Id> messages) {
    return transactions.within(store -> store.deadLetters().replay(organization, messages));
  }

  /**
   * Those that have been dead the longest, and how many they were.
   *
   * @param means of these only; null for all
   */
  public int replay(Organization.Id organization, @Nullable Means means, int most) {
    return transactions.within(store -> store.deadLetters().replay(organization, means, most));
  }
}
