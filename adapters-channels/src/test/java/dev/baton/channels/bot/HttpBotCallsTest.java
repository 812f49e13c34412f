package dev.baton.channels.bot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.application.asset.AssetUrls;
import dev.baton.application.bot.BotCalls;
import dev.baton.application.bot.Given;
import dev.baton.application.contract.Mood;
import dev.baton.application.contract.OutgoingChannelContract;
import dev.baton.application.contract.Protocol;
import dev.baton.channels.outgoing.AllowedPrivate;
import dev.baton.channels.outgoing.OutgoingHttp;
import dev.baton.channels.outgoing.Receiver;
import dev.baton.domain.JsonObject;
import dev.baton.domain.access.Organization;
import dev.baton.domain.asset.Asset;
import dev.baton.domain.asset.MediaType;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.bot.Reach;
import dev.baton.domain.bot.Turn;
import dev.baton.domain.conversation.Attachment;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.conversation.Message;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpBotCallsTest
    implements OutgoingChannelContract<BotCalls.Question, BotCalls.Answer>,
        OutgoingChannelContract.FarSide<BotCalls.Question, BotCalls.Answer> {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final String SECRET = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private final Receiver bot = new Receiver();
  private final OutgoingHttp outgoing = OutgoingHttp.start(AllowedPrivate.of("127.0.0.1"));
  private final AssetUrls urls = new AssetUrls(path -> URI.create("https://baton.example" + path));
  private final HttpBotCalls calls = new HttpBotCalls(outgoing, urls);

  @AfterEach
  void stop() {
    outgoing.close();
    bot.close();
  }

  @Override
  public FarSide<BotCalls.Question, BotCalls.Answer> far() {
    return this;
  }

  @Override
  public BotCalls channel() {
    return calls;
  }

  @Override
  public BotCalls.Question parcel(String text) {
    var turn =
        new Turn(
            new Turn.Id(UUID.randomUUID()),
            new Conversation.Id(UUID.randomUUID()),
            new Bot.Id(UUID.randomUUID()),
            Epoch.FIRST,
            0,
            0,
            NOW,
            new Turn.State.Due(1, NOW));
    var said = List.of(message(turn, text));
    var given = new Given(new Organization.Id(UUID.randomUUID()), turn, NOW, said, null);
    return new BotCalls.Question(new Reach.Push(bot.url(), SECRET), given, PATIENCE, NOW);
  }

  private static Message message(Turn turn, String text, Attachment... images) {
    return new Message(
        new Message.Id(UUID.randomUUID()),
        turn.conversation(),
        0,
        new Author.Visitor(),
        text,
        new JsonObject("{\"media\": [\"theirs\"]}"),
        List.of(images),
        NOW);
  }

  @Override
  public void becomes(Mood mood) {
    bot.becomes(mood);
  }

  @Override
  public List<Taken> taken() {
    return bot.taken().stream().map(HttpBotCallsTest::taken).toList();
  }

  @Test
  void what_the_visitor_shows_is_named_by_our_urls_beside_what_was_sent() throws Exception {
    var plain = parcel("Look.");
    var turn = plain.given().turn();
    var hash = new Asset.Hash("0".repeat(64));
    var image = new Asset(plain.given().organization(), hash, "k".repeat(32), MediaType.PNG, 3);
    var said = message(turn, "Look.", new Attachment(image, "look.png"));
    var given = new Given(image.organization(), turn, NOW, List.of(said), null);
    calls.deliver(new BotCalls.Question(plain.to(), given, PATIENCE, NOW));
    var metadata =
        new ObjectMapper().readTree(bot.taken().getFirst().body()).at("/messages/0/metadata");
    assertThat(metadata.at("/attachments/0").textValue()).isEqualTo(urls.of(image).toString());
    assertThat(metadata.at("/media/0").textValue()).isEqualTo("theirs");
  }

  private static Taken taken(Receiver.Post post) {
    try {
      var turn = new ObjectMapper().readTree(post.body());
      var text = turn.path("messages").path(0).path("content").asText();
      return new Taken(requireNonNull(post.headers().get("webhook-id")), text);
    } catch (JsonProcessingException flaw) {
      throw new AssertionError(flaw);
    }
  }

  /** A bot knows a turn by its id, and says nothing but yes and no. */
  @Override
  public Protocol protocol() {
    return Protocol.withIds();
  }

  @Override
  public Duration deadline() {
    return PATIENCE;
  }
}
