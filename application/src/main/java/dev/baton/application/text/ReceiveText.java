package dev.baton.application.text;

import dev.baton.application.Ids;
import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.application.Unavailable;
import dev.baton.application.asset.FetchAttachments;
import dev.baton.application.once.Outcome;
import dev.baton.application.once.Replies;
import dev.baton.application.once.Ticket;
import dev.baton.domain.Decision;
import dev.baton.domain.JsonObject;
import dev.baton.domain.consent.Keyword;
import dev.baton.domain.conversation.Aside;
import dev.baton.domain.conversation.Attachment;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.Details.Numbers;
import dev.baton.domain.conversation.Draft;
import dev.baton.domain.conversation.Message;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes in what a visitor sends to one of our numbers, once however often it is told. */
public final class ReceiveText {
  private static final String TAKEN = "taken";

  /** The provider hangs up after 15 seconds. */
  private static final Duration FETCH = Duration.ofSeconds(8);

  private final Transactions transactions;
  private final Replies replies;
  private final Ids ids;
  private final FetchAttachments fetch;
  private final TextImages images;

  @Inject
  public ReceiveText(
      Transactions transactions,
      Replies replies,
      Ids ids,
      FetchAttachments fetch,
      TextImages images) {
    this.transactions = transactions;
    this.replies = replies;
    this.ids = ids;
    this.fetch = fetch;
    this.images = images;
  }

  /**
   * What came in.
   *
   * @param known what it is known by when it is told again
   * @param answered the keyword that the provider has answered by itself, null where it has not
   * @param media where the provider keeps what came with it, {@link Attachment#MOST} at most
   * @param metadata what else is to be known, such as where all that came with it is
   */
  public record Text(
      Ticket known,
      Numbers numbers,
      String text,
      @Nullable Keyword answered,
      List<String> media,
      JsonObject metadata) {

    public Text {
      media = List.copyOf(media);
    }
  }

  /** False when nobody has that number. */
  public boolean receive(Text text) {
    var ours = text.numbers.ours();
    if (ours == null) return false;
    var number = transactions.within(store -> store.ourNumbers().at(ours));
    if (number.isEmpty()) return false;
    return switch (replies.once(text.known, () -> take(number.get(), text))) {
      case Outcome.Done _, Outcome.Repeated _, Outcome.Conflicting _ -> true;
      case Outcome.Running _ ->
          throw new Unavailable("the same message is taken in just now", null);
    };
  }

  /**
   * Images are fetched before anything is written, since a message never changes, and for less long
   * than the provider waits: one that is not there by then is left to its URL.
   */
  private String take(OurNumber number, Text text) {
    replies.recall();
    var files = fetch.fetchWhatComes(number.organization(), text.media, images, FETCH);
    while (true) {
      var fresh = new Conversation.Id(ids.next());
      var conversation = transactions.within(store -> current(fresh, number, text, store));
      var keyword = keyword(number, text);
      var heard =
          keyword.isPresent()
              ? aside(number, conversation, text, keyword.get())
              : said(number, conversation, text, files);
      switch (heard) {
        case Decision.Accepted<?> _ -> {
          keyword.ifPresent(it -> record(number, text, it));
          return TAKEN;
        }
        // It was closed since it was found: then there is another one to find or to begin.
        case Decision.Refused<?> _ -> {}
      }
    }
  }

  /** Whoever writes to a number for the first time, or after the end, begins a conversation. */
  private static Conversation.Id current(
      Conversation.Id fresh, OurNumber number, Text text, Store store) {
    var there = store.conversations().texting(number.organization(), text.numbers);
    if (there.isPresent()) return there.get();
    store
        .conversations()
        .add(
            Conversation.start(
                fresh,
                number.organization(),
                Channel.SMS,
                number.bot(),
                Details.NONE.with(text.numbers)));
    return fresh;
  }

  private Optional<Keyword> keyword(OurNumber number, Text text) {
    if (text.answered != null) return Optional.of(text.answered);
    boolean consents =
        transactions.within(store -> store.consents().given(number.organization(), text.numbers));
    return Keyword.in(text.text, consents);
  }

  private Decision<?> said(
      OurNumber number, Conversation.Id conversation, Text text, List<Attachment> files) {
    var draft = draft(text, files);
    return transactions.on(
        number.organization(),
        conversation,
        exchange ->
            exchange
                .conversation()
                .receive(Channel.SMS, draft, exchange.windowRule(), exchange.now()));
  }

  /** The answer goes out although nothing else may: what is said here is asked for. */
  private Decision<?> aside(
      OurNumber number, Conversation.Id conversation, Text text, Keyword keyword) {
    var draft = draft(text, List.of());
    var answer = text.answered == null ? answer(keyword) : null;
    return transactions.on(
        number.organization(),
        conversation,
        exchange -> new Aside(exchange.conversation()).heard(draft, answer, exchange.now()));
  }

  private Draft draft(Text text, List<Attachment> files) {
    var id = new Message.Id(ids.next());
    return new Draft(id, new Author.Visitor(), text.text, text.metadata, files);
  }

  private Draft answer(Keyword keyword) {
    var word = keyword.name().toLowerCase(Locale.ROOT);
    var metadata = new JsonObject("{\"keyword\":\"" + word + "\"}");
    var id = new Message.Id(ids.next());
    return new Draft(id, new Author.System(), keyword.answer(), metadata);
  }

  private void record(OurNumber number, Text text, Keyword keyword) {
    if (keyword == Keyword.HELP) return;
    boolean given = keyword == Keyword.START;
    transactions.within(
        store -> {
          store
              .consents()
              .record(
                  number.organization(),
                  text.numbers,
                  given,
                  keyword.name().toLowerCase(Locale.ROOT),
                  store.now());
          return true;
        });
  }
}
