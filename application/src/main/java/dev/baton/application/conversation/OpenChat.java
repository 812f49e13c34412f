package dev.baton.application.conversation;

import dev.baton.application.Ids;
import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.application.access.KeyHash;
import dev.baton.application.access.Secrets;
import dev.baton.application.access.VisitorToken;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

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

  public record Opened(Conversation.Id conversation, String token) {}

  /** Empty when there is no such bot. */
  public Optional<Opened> open(Bot.Id bot, Details details) {
    var id = new Conversation.Id(ids.next());
    var secret = PREFIX + secrets.next();
    return transactions.within(
        store -> store.bots().find(bot).map(found -> open(id, found, details, secret, store)));
  }

  private static Opened open(
      Conversation.Id id, Bot bot, Details details, String secret, Store store) {
    store
        .conversations()
        .add(Conversation.start(id, bot.organization(), Channel.WEB, bot.id(), details));
    var token = new VisitorToken(bot.organization(), id, store.now().plus(TOKEN_LIFE));
    store.visitorTokens().add(token, KeyHash.of(secret));
    return new Opened(id, secret);
  }
}
