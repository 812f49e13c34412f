package dev.baton.channels.webhook;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.baton.application.asset.AssetUrls;
import dev.baton.application.contract.Mood;
import dev.baton.application.contract.OutgoingChannelContract;
import dev.baton.application.contract.Protocol;
import dev.baton.application.webhook.LeasedDelivery.Matter;
import dev.baton.application.webhook.Telling;
import dev.baton.application.webhook.WebhookCalls;
import dev.baton.application.webhook.WebhookParcel;
import dev.baton.channels.outgoing.AllowedPrivate;
import dev.baton.channels.outgoing.OutgoingHttp;
import dev.baton.channels.outgoing.Receiver;
import dev.baton.domain.JsonObject;
import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.webhook.Subscription;
import dev.baton.domain.webhook.Topic;
import dev.baton.domain.webhook.WebhookDelivery.Told;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpWebhookCallsTest
    implements OutgoingChannelContract<WebhookParcel, WebhookCalls.Called>,
        OutgoingChannelContract.FarSide<WebhookParcel, WebhookCalls.Called> {
  private static final Duration DEADLINE = Duration.ofSeconds(2);
  private static final String NEW = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
  private static final String FORMER = "whsec_BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB";
  private static final String OTHER = "whsec_CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC";

  private final Instant now = Instant.now();
  private final Receiver receiver = new Receiver();
  private final OutgoingHttp outgoing = OutgoingHttp.start(AllowedPrivate.of("127.0.0.1"));
  private final HttpWebhookCalls calls = calls(outgoing);

  private HttpWebhookCalls calls(OutgoingHttp outgoing) {
    var urls = new AssetUrls(path -> URI.create("https://baton.example" + path));
    return new HttpWebhookCalls(outgoing, urls, DEADLINE);
  }

  @AfterEach
  void stop() {
    outgoing.close();
    receiver.close();
  }

  @Override
  public FarSide<WebhookParcel, WebhookCalls.Called> far() {
    return this;
  }

  @Override
  public WebhookCalls channel() {
    return calls;
  }

  @Override
  public WebhookParcel parcel(String text) {
    return parcel(receiver.url(), List.of(NEW), text);
  }

  private WebhookParcel parcel(String url, List<String> secrets, String text) {
    var conversation = new Conversation.Id(UUID.randomUUID());
    var id = new Message.Id(UUID.randomUUID());
    var message =
        new Message(id, conversation, 7, new Author.Visitor(), text, JsonObject.EMPTY, now);
    var facts =
        "{\"orgId\":\"%s\",\"conversationId\":\"%s\",\"seq\":7}"
            .formatted(UUID.randomUUID(), conversation.value());
    var told = new Told(Topic.MESSAGE_CREATED, new JsonObject(facts), now);
    var delivery = Telling.of(webhook(url), conversation, 3, told);
    return new WebhookParcel(delivery, url, secrets, new Matter.Said(message), now);
  }

  private dev.baton.domain.webhook.Webhook webhook(String url) {
    return dev.baton.domain.webhook.Webhook.registered(
        new dev.baton.domain.webhook.Webhook.Id(UUID.randomUUID()),
        new Organization.Id(UUID.randomUUID()),
        new Subscription(url, Set.of("message.created"), null),
        "sealed",
        now);
  }

  @Override
  public void becomes(Mood mood) {
    receiver.becomes(mood);
  }

  @Override
  public List<Taken> taken() {
    return receiver.taken().stream().map(HttpWebhookCallsTest::taken).toList();
  }

  private static Taken taken(Receiver.Post post) {
    var id = requireNonNull(post.headers().get("webhook-id"));
    return new Taken(id, json(post).path("message").path("text").asText());
  }

  private static JsonNode json(Receiver.Post post) {
    try {
      return new ObjectMapper().readTree(post.body());
    } catch (JsonProcessingException flaw) {
      throw new AssertionError(flaw);
    }
  }

  @Override
  public Protocol protocol() {
    return Protocol.withIds();
  }

  @Override
  public Duration deadline() {
    return DEADLINE;
  }

  private Receiver.Post sent(WebhookParcel parcel) {
    calls.deliver(parcel);
    return receiver.taken().getLast();
  }

  private Receiver.Post sent(String text, String... secrets) {
    return sent(parcel(receiver.url(), List.of(secrets), text));
  }

  private static HttpHeaders headers(Receiver.Post post) {
    var lists =
        post.headers().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, it -> List.of(it.getValue())));
    return HttpHeaders.of(lists, (_, _) -> true);
  }

  /** Source: FAILURES.md 61. */
  @ParameterizedTest
  @ValueSource(strings = {"Hello?", "Zoë 🙂 ﷺ \u2028 \"quoted\" \\ </script>", " \r\n\t"})
  void the_published_library_verifies_what_is_sent_to_the_byte(String text) throws Exception {
    var post = sent(text, NEW);
    assertThatCode(() -> new Webhook(NEW).verify(post.body(), headers(post)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> new Webhook(OTHER).verify(post.body(), headers(post)))
        .isInstanceOf(WebhookVerificationException.class);
    assertThatThrownBy(() -> new Webhook(NEW).verify(post.body() + " ", headers(post)))
        .isInstanceOf(WebhookVerificationException.class);
  }

  /** Source: FAILURES.md 61. */
  @Test
  void during_a_rotation_either_secret_verifies_either_family() throws Exception {
    var post = sent("Hello?", NEW, FORMER);
    for (var secret : List.of(NEW, FORMER)) {
      assertThatCode(() -> new Webhook(secret).verify(post.body(), headers(post)))
          .doesNotThrowAnyException();
      assertThat(signatures(post)).contains(computed(post, secret));
    }
    assertThat(signatures(post)).doesNotContain(computed(post, OTHER)).hasSize(2);
    assertThat(signatures(post).getLast()).isEqualTo(computed(post, NEW));
  }

  private static List<String> signatures(Receiver.Post post) {
    var parts = requireNonNull(post.headers().get("x-awardee-signature")).split(",");
    assertThat(parts[0]).isEqualTo("t=" + post.headers().get("x-awardee-timestamp"));
    return List.of(parts).stream().skip(1).map(it -> it.replaceFirst("^v1=", "")).toList();
  }

  /** As the dialect's document says it, from what came over the wire alone. */
  private static String computed(Receiver.Post post, String secret) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    var signed = post.headers().get("x-awardee-timestamp") + "." + post.body();
    return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void both_families_have_one_id_and_one_time_and_the_topic_is_in_a_header() {
    var parcel = parcel("Hello?");
    var headers = sent(parcel).headers();
    var id = parcel.delivery().id().value().toString();
    assertThat(headers)
        .containsEntry("webhook-id", id)
        .containsEntry("x-awardee-delivery", id)
        .containsEntry("x-awardee-event", "message.created")
        .containsEntry("webhook-timestamp", Long.toString(now.getEpochSecond()))
        .containsEntry("x-awardee-timestamp", Long.toString(now.getEpochSecond()))
        .containsEntry("content-type", "application/json");
  }

  @Test
  void the_body_is_camel_case_without_an_envelope_and_the_same_each_time() {
    var parcel = parcel("Hello?");
    var first = sent(parcel);
    var body = json(first);
    assertThat(body.fieldNames())
        .toIterable()
        .containsExactly("orgId", "conversationId", "seq", "occurredAt", "message");
    assertThat(body.path("message").fieldNames())
        .toIterable()
        .containsExactly(
            "id", "conversationId", "seq", "role", "text", "metadata", "parts", "createdAt");
    assertThat(body.at("/message/parts/0/text").asText()).isEqualTo("Hello?");
    assertThat(body.at("/message/role").asText()).isEqualTo("user");
    assertThat(sent(parcel).body()).isEqualTo(first.body());
    assertThat(first.body() + first.headers()).doesNotContain(NEW);
  }

  @Test
  void a_conversation_that_begins_is_told_with_its_bot() {
    var bot = new Bot.Id(UUID.randomUUID());
    var of = parcel("");
    var told = of.delivery().told();
    var parcel =
        new WebhookParcel(
            Telling.of(
                webhook(of.url()), new Told(Topic.CONVERSATION_CREATED, told.facts(), told.at())),
            of.url(),
            of.secrets(),
            new Matter.Begun(bot),
            now);
    var body = json(sent(parcel));
    assertThat(body.at("/conversation/chatbotId").asText()).isEqualTo(bot.value().toString());
    assertThat(body.at("/conversation/id")).isEqualTo(body.get("conversationId"));
    assertThat(body.at("/conversation/status").asText()).isEqualTo("bot_active");
  }
}
