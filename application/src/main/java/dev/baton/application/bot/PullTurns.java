package dev.baton.application.bot;

import dev.baton.application.Transactions;
import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Bot;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives turns to a bot that asks for them. */
public final class PullTurns {
  private final Transactions transactions;

  @Inject
  public PullTurns(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * @param bot null for any of the organization
   */
  public List<Given> pull(
      Organization.Id organization, Bot.@Nullable Id bot, int limit, Duration lease) {
    var wish = new Turns.Wish(organization, bot, false, Set.of());
    return transactions.within(store -> store.turns().lease(wish, limit, lease));
  }
}
