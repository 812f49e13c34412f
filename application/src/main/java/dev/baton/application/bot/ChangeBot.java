package dev.baton.application.bot;

import dev.baton.application.Transactions;
import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.bot.Registration;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes what an organization says of one of its bots. */
public final class ChangeBot {
  private final Transactions transactions;

  @Inject
  public ChangeBot(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Empty when the organization has no such bot. */
  public Optional<Registration> change(
      Organization.Id organization, Bot.Id bot, UnaryOperator<Registration> change) {
    return transactions.within(
        store -> {
          store.organizations().lock(organization);
          var changed = store.registrations().find(organization, bot).map(change);
          changed.ifPresent(store.registrations()::save);
          return changed;
        });
  }
}
