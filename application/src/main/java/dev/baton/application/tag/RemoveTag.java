package dev.baton.application.tag;

import dev.baton.application.Transactions;
import dev.baton.domain.access.Organization;
import dev.baton.domain.tag.Tag;
import jakarta.inject.Inject;

/** Takes a tag out of the palette, and off every conversation that wears it. */
public final class RemoveTag {
  private final Transactions transactions;

  @Inject
  public RemoveTag(Transactions transactions) {
    this.transactions = transactions;
  }

  /** False when the organization has no such tag. */
  public boolean remove(Organization.Id organization, Tag.Id tag) {
    return transactions.within(store -> store.tags().remove(organization, tag));
  }
}
