package dev.baton.application.conversation;

import dev.baton.application.Ids;
import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens a conversation with a visitor, or finds the one that has the same external id. */
public final class StartConversation {
  private final Transactions transactions;
  private final Ids ids;

  @Inject
  public StartConversation(Transactions transactions, Ids ids) {
    this.transactions = transactions;
    this.ids = ids;
  }

  /**
   * What to start.
   *
   * @param bot null for the organization's usual one
   */
  public record Order(Channel channel, Bot.@Nullable Id bot, Details details) {}

  public record Started(Conversation.Id conversation, boolean fresh) {}

  /** Empty when the organization has no such bot. */
  public Optional<Started> start(Organization.Id organization, Order order) {
    var id = new Conversation.Id(ids.next());
    return transactions.within(
        store -> bot(organization, order, store).map(bot -> start(id, bot, order, store)));
  }

  private static Started start(Conversation.Id id, Bot bot, Order order, Store store) {
    var started =
        Conversation.start(id, bot.organization(), order.channel(), bot.id(), order.details());
    var existing = store.conversations().add(started);
    return new Started(existing.orElse(id), existing.isEmpty());
  }

  private static Optional<Bot> bot(Organization.Id organization, Order order, Store store) {
    var named = order.bot();
    if (named == null) return store.bots().usual(organization);
    return store.bots().find(organization, named);
  }
}
