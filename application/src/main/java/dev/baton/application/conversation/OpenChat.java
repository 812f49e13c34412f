package dev.baton.application.conversation;

import dev.baton.application.Ids;
import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.application.access.KeyHash;
import dev.baton.application.access.Secrets;
import dev.baton.application.access.VisitorToken;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.bot.Registration;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Starts a web conversation for a browser that has no key, and gives it a token for that one. */
public final class OpenChat {
  private static final Duration TOKEN_LIFE = Duration.ofHours(24);
  private static final String PREFIX = "bt_chat_";

  private final Transactions transactions;
  private final Ids ids;
  private final Secrets secrets;

  @Inject
  public OpenChat(Transactions transactions, Ids ids, Secrets secrets) {
    this.transactions = transactions;
    this.ids = ids;
    this.secrets = secrets;
  }

  public sealed interface Outcome {

    record Opened(Conversation.Id conversation, String token) implements Outcome {}

    record NoBot() implements Outcome {}

    /** The bot lists the origins of its pages, and this is none of them. */
    record ForeignPage() implements Outcome {}
  }

  /**
   * Opens a chat for a page.
   *
   * @param origin of the page, null where the browser names none
   */
  public Outcome open(Bot.Id bot, Details details, @Nullable String origin) {
    var chat = new Chat(new Conversation.Id(ids.next()), PREFIX + secrets.next(), details, origin);
    return transactions.within(
        store ->
            store
                .bots()
                .find(bot)
                .flatMap(it -> store.registrations().find(it.organization(), bot))
                .map(registered -> open(chat, registered, store))
                .orElseGet(Outcome.NoBot::new));
  }

  private record Chat(
      Conversation.Id id, String secret, Details details, @Nullable String origin) {}

  private static Outcome open(Chat chat, Registration registered, Store store) {
    if (!registered.lets(chat.origin)) return new Outcome.ForeignPage();
    var bot = registered.bot();
    var organization = bot.organization();
    store
        .conversations()
        .add(Conversation.start(chat.id, organization, Channel.WEB, bot.id(), chat.details));
    var bound = registered.origins().isEmpty() ? null : chat.origin;
    var token = new VisitorToken(organization, chat.id, store.now().plus(TOKEN_LIFE), bound);
    store.visitorTokens().add(token, KeyHash.of(chat.secret));
    return new Outcome.Opened(chat.id, chat.secret);
  }
}
