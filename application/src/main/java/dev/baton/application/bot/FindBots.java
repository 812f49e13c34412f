package dev.baton.application.bot;

import dev.baton.application.Transactions;
import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.bot.Registration;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Shows the bots of an organization, and which pages may speak to any at all. */
public final class FindBots {
  private final Transactions transactions;

  @Inject
  public FindBots(Transactions transactions) {
    this.transactions = transactions;
  }

  /** The usual one first. */
  public List<Registration> list(Organization.Id organization) {
    return transactions.within(store -> store.registrations().list(organization));
  }

  public Optional<Registration> find(Organization.Id organization, Bot.Id bot) {
    return transactions.within(store -> store.registrations().find(organization, bot));
  }

  /** Whether a bot of any organization lists this origin. */
  public boolean listed(String origin) {
    return transactions.within(store -> store.registrations().listed(origin));
  }
}
