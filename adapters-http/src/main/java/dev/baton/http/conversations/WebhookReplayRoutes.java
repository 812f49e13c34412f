package dev.baton.http.conversations;

import static dev.baton.domain.access.Scope.CONVERSATIONS_WRITE;

import dev.baton.application.webhook.ReplayWebhook;
import dev.baton.domain.access.Organization;
import dev.baton.domain.webhook.Webhook;
import dev.baton.domain.webhook.WebhookDelivery;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.input.Input;
import dev.baton.http.input.Text;
import dev.baton.http.openapi.Words;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Has webhooks told once more, under the ids that they know (ours). */
final class WebhookReplayRoutes {
  private static final String ONE = "/v1/webhooks/{webhook_id}";
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final ReplayWebhook replay;

  @Inject
  WebhookReplayRoutes(ReplayWebhook replay) {
    this.replay = replay;
  }

  List<Endpoint> endpoints() {
    var write = Access.scope(CONVERSATIONS_WRITE);
    return List.of(
        Endpoint.post(ONE + "/deliveries/{delivery_id}/replay", write, this::one)
            .named("replayWebhookDelivery", "Send one delivery once more")
            .answers(200, WebhookDeliveryObject.class),
        Endpoint.post(ONE + "/replay-dead", write, this::dead)
            .named("replayDeadWebhookDeliveries", "Send up to 1,000 that were given up once more")
            .answers(200, BegunAgain.class),
        Endpoint.post(ONE + "/replay", write, this::log)
            .named("replayWebhook", "Tell once more what happened from a place or time on")
            .answers(200, ReplayBegun.class));
  }

  private Reply one(Request request) {
    var wanted = request.read(in -> WebhookLogRoutes.Named.read(in.anyBody()));
    return replay
        .one(request.caller().organization(), wanted.webhook(), wanted.delivery())
        .<Reply>map(delivery -> Reply.ok(WebhookDeliveryObject.of(delivery)))
        .orElseGet(() -> request.refuse(new Fault.NotFound()));
  }

  record BegunAgain(@Words({"webhook_replay"}) String object, UUID webhook_id, int replayed) {}

  private Reply dead(Request request) {
    var id = request.read(in -> WebhookLogRoutes.named(in.anyBody()));
    return replay
        .dead(request.caller().organization(), id, ReplayWebhook.MOST_DEAD)
        .<Reply>map(count -> Reply.ok(new BegunAgain("webhook_replay", id.value(), count)))
        .orElseGet(() -> request.refuse(new Fault.NotFound()));
  }

  /** It goes on by itself; a later one takes its place. */
  record ReplayBegun(@Words({"webhook_replay"}) String object, UUID webhook_id, String from) {}

  /** One of the three, as the text says; none where it says nothing. */
  private record Wish(
      Webhook.Id webhook,
      String from,
      @Nullable Instant time,
      WebhookDelivery.@Nullable Id delivery,
      @Nullable EventPosition position) {
    private static final Text FROM = Text.atLeast(1).atMost(100);

    static Wish read(Input in) {
      var body = in.body();
      var from = body.text("from", FROM);
      var wish =
          new Wish(
              WebhookLogRoutes.named(in),
              from,
              time(from),
              delivery(from),
              EventPosition.read(from));
      body.require(
          wish.time != null || wish.delivery != null || wish.position != null,
          "from",
          "Neither a time, a delivery's id nor a position of /v1/events");
      return wish;
    }

    private static @Nullable Instant time(String text) {
      try {
        return OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeException noTime) {
        return null;
      }
    }

    private static WebhookDelivery.@Nullable Id delivery(String text) {
      return ID.matcher(text).matches() ? new WebhookDelivery.Id(UUID.fromString(text)) : null;
    }
  }

  private Reply log(Request request) {
    var wish = request.read(Wish::read);
    if (!begun(request.caller().organization(), wish)) {
      return request.refuse(new Fault.NotFound());
    }
    return Reply.ok(new ReplayBegun("webhook_replay", wish.webhook.value(), wish.from));
  }

  private boolean begun(Organization.Id organization, Wish wish) {
    if (wish.time != null) return replay.since(organization, wish.webhook, wish.time);
    if (wish.delivery != null) return replay.from(organization, wish.webhook, wish.delivery);
    var place = wish.position == null ? null : wish.position.of(organization);
    return place != null && replay.after(organization, wish.webhook, place);
  }
}
