package dev.baton.application.access;

import dev.baton.application.Ids;
import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import dev.baton.domain.access.Role;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.conversation.Window;
import jakarta.inject.Inject;
import java.time.Duration;

/** Makes an organization and its first people, before anybody has a key to do it with. */
public final class FoundOrganization {
  private static final Window.Rule WINDOW =
      new Window.Rule(Duration.ofSeconds(3), Duration.ofSeconds(10));

  private final Transactions transactions;
  private final Ids ids;

  @Inject
  public FoundOrganization(Transactions transactions, Ids ids) {
    this.transactions = transactions;
    this.ids = ids;
  }

  /** The organization with this slug; where there is none it begins, with a bot to start from. */
  public Organization found(String slug) {
    return transactions.within(
        store -> store.organizations().findBySlug(slug).orElseGet(() -> begin(slug, store)));
  }

  public Operator employ(Organization.Id organization, String name, Role role) {
    var operator = new Operator(new Operator.Id(ids.next()), organization, name, role);
    transactions.within(
        store -> {
          store.operators().add(operator);
          return operator;
        });
    return operator;
  }

  private Organization begin(String slug, Store store) {
    var organization = new Organization(new Organization.Id(ids.next()), slug, slug);
    store.organizations().add(organization);
    store.bots().add(new Bot(new Bot.Id(ids.next()), organization.id(), "Bot", WINDOW));
    return organization;
  }
}
