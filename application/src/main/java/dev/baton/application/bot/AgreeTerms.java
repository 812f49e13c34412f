package dev.baton.application.bot;

import dev.baton.application.Transactions;
import dev.baton.application.access.Seals;
import dev.baton.application.access.Secrets;
import dev.baton.application.webhook.Destinations;
import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.bot.Patience;
import dev.baton.domain.bot.Reach;
import dev.baton.domain.bot.Terms;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settles how a bot is reached, and what happens when it does not answer. */
public final class AgreeTerms {
  private final Transactions transactions;
  private final Destinations destinations;
  private final Secrets secrets;
  private final Seals seals;

  @Inject
  public AgreeTerms(
      Transactions transactions, Destinations destinations, Secrets secrets, Seals seals) {
    this.transactions = transactions;
    this.destinations = destinations;
    this.secrets = secrets;
    this.seals = seals;
  }

  /**
   * What somebody wants to be agreed.
   *
   * @param pushUrl null for a bot that asks for its turns
   */
  public record Wanted(@Nullable String pushUrl, Patience patience) {}

  /**
   * What is agreed.
   *
   * @param freshSecret for the bot to know, once; null when it has it already or needs none
   */
  public record Agreement(Bot bot, Terms terms, @Nullable String freshSecret) {}

  public sealed interface Result {

    record Agreed(Agreement agreement) implements Result {}

    record NoSuchBot() implements Result {}

    /** Turns may not be sent there; why, for people. */
    record UrlRefused(String why) implements Result {}
  }

  public Optional<Agreement> find(Organization.Id organization, Bot.Id bot) {
    return transactions.within(
        store ->
            store
                .bots()
                .find(organization, bot)
                .flatMap(
                    found ->
                        store
                            .bots()
                            .terms(organization, bot)
                            .map(terms -> new Agreement(found, terms, null))));
  }

  /** A bot that is reached at another URL than before gets another secret. */
  public Result agree(Organization.Id organization, Bot.Id bot, Wanted wanted) {
    var refusal = wanted.pushUrl == null ? null : destinations.refusal(wanted.pushUrl).orElse(null);
    if (refusal != null) return new Result.UrlRefused(refusal);
    var before = find(organization, bot).orElse(null);
    if (before == null) return new Result.NoSuchBot();
    var reach = reach(wanted.pushUrl, before.terms.reach());
    var terms = new Terms(reach, wanted.patience);
    transactions.within(store -> store.bots().agree(organization, bot, terms));
    boolean fresh = reach instanceof Reach.Push && !reach.equals(before.terms.reach());
    var secret = fresh && reach instanceof Reach.Push push ? seals.open(push.secret()) : null;
    return new Result.Agreed(new Agreement(before.bot, terms, secret));
  }

  private Reach reach(@Nullable String url, Reach before) {
    if (url == null) return new Reach.Pull();
    if (before instanceof Reach.Push(var known, _) && known.equals(url)) return before;
    return new Reach.Push(url, seals.seal(signing(secrets.next())));
  }

  /** In the form that the libraries of Standard Webhooks read. */
  private static String signing(String secret) {
    var bytes = secret.getBytes(StandardCharsets.US_ASCII);
    return "whsec_" + Base64.getEncoder().encodeToString(bytes);
  }
}
