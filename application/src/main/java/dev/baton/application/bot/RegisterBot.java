package dev.baton.application.bot;

import dev.baton.application.Ids;
import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.bot.Registration;
import dev.baton.domain.conversation.Window;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes one more bot of an organization known. */
public final class RegisterBot {
  private final Transactions transactions;
  private final Ids ids;

  @Inject
  public RegisterBot(Transactions transactions, Ids ids) {
    this.transactions = transactions;
    this.ids = ids;
  }

  /** What its organization says of it. */
  public record Order(
      String name, @Nullable String description, Window.Rule window, Set<String> origins) {}

  /** Empty when the organization has as many as it may have. */
  public Optional<Registration> register(Organization.Id organization, Order order) {
    var bot = new Bot(new Bot.Id(ids.next()), organization, order.name, order.window);
    return transactions.within(store -> register(bot, order, store));
  }

  private static Optional<Registration> register(Bot bot, Order order, Store store) {
    store.organizations().lock(bot.organization());
    if (store.registrations().list(bot.organization()).size() >= Registration.MOST) {
      return Optional.empty();
    }
    var registration = new Registration(bot, order.description, order.origins, store.now());
    store.registrations().add(registration);
    return Optional.of(registration);
  }
}
