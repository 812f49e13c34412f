package dev.baton.application.tag;

import dev.baton.application.Ids;
import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.domain.access.Organization;
import dev.baton.domain.tag.Tag;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Puts a tag into the palette of an organization. */
public final class DefineTag {
  private final Transactions transactions;
  private final Ids ids;

  @Inject
  public DefineTag(Transactions transactions, Ids ids) {
    this.transactions = transactions;
    this.ids = ids;
  }

  public sealed interface Outcome {

    record Defined(Tag tag) implements Outcome {}

    /** The palette has a tag of this name, in whatever case. */
    record NameTaken() implements Outcome {}

    /** The palette has as many as it may have. */
    record Full() implements Outcome {}
  }

  public Outcome define(Organization.Id organization, String name, @Nullable String color) {
    var id = new Tag.Id(ids.next());
    return transactions.within(store -> define(id, organization, name, color, store));
  }

  private static Outcome define(
      Tag.Id id, Organization.Id organization, String name, @Nullable String color, Store store) {
    store.organizations().lock(organization);
    if (store.tags().list(organization).size() >= Tag.MOST) return new Outcome.Full();
    var tag = new Tag(id, organization, name, color, store.now());
    return store.tags().add(tag) ? new Outcome.Defined(tag) : new Outcome.NameTaken();
  }
}
