package dev.baton.http.conversations;

import static dev.baton.domain.access.Scope.CONVERSATIONS_READ;
import static dev.baton.domain.access.Scope.CONVERSATIONS_WRITE;

import dev.baton.application.Page;
import dev.baton.application.webhook.FindWebhooks;
import dev.baton.application.webhook.PingWebhook;
import dev.baton.application.webhook.WebhookDeliveryQueries;
import dev.baton.domain.webhook.Webhook;
import dev.baton.domain.webhook.WebhookDelivery;
import dev.baton.domain.webhook.WebhookDelivery.Status;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.input.Cursor;
import dev.baton.http.input.Input;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What webhooks were told, how they do, and something to try them with (ours). */
final class WebhookLogRoutes {
  private static final String ONE = "/v1/webhooks/{webhook_id}";
  private static final Map<String, Status> STATUSES = new LinkedHashMap<>();

  static {
    for (var each : Status.values()) STATUSES.put(each.name().toLowerCase(Locale.ROOT), each);
  }

  private final FindWebhooks webhooks;
  private final WebhookDeliveryQueries deliveries;
  private final PingWebhook ping;

  @Inject
  WebhookLogRoutes(FindWebhooks webhooks, WebhookDeliveryQueries deliveries, PingWebhook ping) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.ping = ping;
  }

  List<Endpoint> endpoints() {
    var read = Access.scope(CONVERSATIONS_READ);
    return List.of(
        Endpoint.get(ONE + "/deliveries", read, this::list)
            .named("listWebhookDeliveries", "What a webhook was told, what happened last first")
            .answers(200, ListObject.class, WebhookDeliveryObject.class),
        Endpoint.get(ONE + "/deliveries/{delivery_id}", read, this::show)
            .named("showWebhookDelivery", "One delivery with its attempts")
            .answers(200, WebhookDeliveryObject.class),
        Endpoint.get(ONE + "/health", read, this::health)
            .named("showWebhookHealth", "How a webhook does, and what waits for it")
            .answers(200, WebhookHealthObject.class),
        Endpoint.post(ONE + "/test", Access.scope(CONVERSATIONS_WRITE), this::test)
            .named("testWebhook", "Send a ping, the way everything else is sent")
            .answers(201, WebhookDeliveryObject.class));
  }

  static Webhook.Id named(Input in) {
    return new Webhook.Id(in.path().uuid("webhook_id"));
  }

  private record Wanted(Webhook.Id webhook, @Nullable Status status, Page.Request page) {

    static Wanted read(Input in) {
      var query = in.query();
      return new Wanted(
          named(in), query.oneOfOrNull("status", STATUSES), Cursor.page(query, 100, 25));
    }
  }

  private Reply list(Request request) {
    var wanted = request.read(Wanted::read);
    var organization = request.caller().organization();
    if (webhooks.find(organization, wanted.webhook).isEmpty()) return notFound(request);
    var page = deliveries.list(organization, wanted.webhook, wanted.status, wanted.page);
    var shown = page.items().stream().map(WebhookDeliveryObject::of).toList();
    return Reply.ok(ListObject.of(shown, Cursor.write(page.next())));
  }

  private static Reply notFound(Request request) {
    return request.refuse(new Fault.NotFound());
  }

  /** A delivery by the names in the path. */
  record Named(Webhook.Id webhook, WebhookDelivery.Id delivery) {

    static Named read(Input in) {
      return new Named(named(in), new WebhookDelivery.Id(in.path().uuid("delivery_id")));
    }
  }

  private Reply show(Request request) {
    var wanted = request.read(Named::read);
    var organization = request.caller().organization();
    return webhooks
        .find(organization, wanted.webhook)
        .flatMap(it -> deliveries.find(organization, it.id(), wanted.delivery))
        .<Reply>map(found -> Reply.ok(WebhookDeliveryObject.of(found)))
        .orElseGet(() -> notFound(request));
  }

  private Reply health(Request request) {
    var id = request.read(WebhookLogRoutes::named);
    var organization = request.caller().organization();
    return webhooks
        .find(organization, id)
        .<Reply>map(
            it -> Reply.ok(WebhookHealthObject.of(it, deliveries.backlog(organization, id))))
        .orElseGet(() -> notFound(request));
  }

  private Reply test(Request request) {
    var id = request.read(in -> named(in.anyBody()));
    return ping.ping(request.caller().organization(), id)
        .<Reply>map(delivery -> Reply.created(WebhookDeliveryObject.of(delivery)))
        .orElseGet(() -> notFound(request));
  }
}
