package dev.baton.application.bot;

import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Bot;
import jakarta.inject.Inject;

/** Takes a bot out of use: it keeps its conversations and begins no more. */
public final class RetireBot {
  private final Transactions transactions;

  @Inject
  public RetireBot(Transactions transactions) {
    this.transactions = transactions;
  }

  public enum Outcome {
    RETIRED,
    /** The organization has no such bot. */
    NO_BOT,
    /** An organization always has one to begin with. */
    LAST
  }

  public Outcome retire(Organization.Id organization, Bot.Id bot) {
    return transactions.within(store -> retire(organization, bot, store));
  }

  private static Outcome retire(Organization.Id organization, Bot.Id bot, Store store) {
    store.organizations().lock(organization);
    var all = store.registrations().list(organization);
    if (all.stream().noneMatch(each -> each.bot().id().equals(bot))) return Outcome.NO_BOT;
    if (all.size() == 1) return Outcome.LAST;
    store.registrations().retire(organization, bot);
    return Outcome.RETIRED;
  }
}
