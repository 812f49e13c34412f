package dev.baton.application.text;

import dev.baton.application.Ids;
import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Bot;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives an organization a number, or takes it back. */
public final class AddNumber {
  private final Transactions transactions;
  private final Ids ids;

  @Inject
  public AddNumber(Transactions transactions, Ids ids) {
    this.transactions = transactions;
    this.ids = ids;
  }

  /** What came of it. */
  public sealed interface Outcome {

    record Added(OurNumber number) implements Outcome {}

    /** The address is somebody's already. */
    record Taken() implements Outcome {}

    record NoSuchBot() implements Outcome {}
  }

  /**
   * @param bot null for the organization's usual one
   */
  public Outcome add(Organization.Id organization, String address, Bot.@Nullable Id bot) {
    var id = new OurNumber.Id(ids.next());
    return transactions.within(
        store ->
            bot(organization, bot, store)
                .map(
                    found ->
                        add(
                            new OurNumber(id, organization, address, found.id(), store.now()),
                            store))
                .orElseGet(Outcome.NoSuchBot::new));
  }

  private static Outcome add(OurNumber number, Store store) {
    return store.ourNumbers().add(number) ? new Outcome.Added(number) : new Outcome.Taken();
  }

  private static Optional<Bot> bot(
      Organization.Id organization, Bot.@Nullable Id bot, Store store) {
    return bot == null ? store.bots().usual(organization) : store.bots().find(organization, bot);
  }

  public List<OurNumber> list(Organization.Id organization) {
    return transactions.within(store -> store.ourNumbers().list(organization));
  }

  /** False when the organization has no such number. */
  public boolean remove(Organization.Id organization, OurNumber.Id id) {
    return transactions.within(store -> store.ourNumbers().remove(organization, id));
  }
}
