package dev.baton.http.conversations;

import static dev.baton.domain.access.Scope.CONVERSATIONS_READ;
import static dev.baton.domain.access.Scope.CONVERSATIONS_WRITE;

import dev.baton.application.webhook.ChangeWebhook;
import dev.baton.application.webhook.FindWebhooks;
import dev.baton.application.webhook.RegisterWebhook;
import dev.baton.application.webhook.RemoveWebhook;
import dev.baton.application.webhook.RotateSecret;
import dev.baton.domain.webhook.Webhook;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.input.Input;
import jakarta.inject.Inject;
import java.util.List;

/** Where an organization wants to be told what happens. */
final class WebhookRoutes {
  private static final String ALL = "/v1/webhooks";
  private static final String ONE = ALL + "/{webhook_id}";

  private final RegisterWebhook register;
  private final ChangeWebhook change;
  private final RotateSecret rotate;
  private final RemoveWebhook remove;
  private final FindWebhooks webhooks;

  @Inject
  WebhookRoutes(
      RegisterWebhook register,
      ChangeWebhook change,
      RotateSecret rotate,
      RemoveWebhook remove,
      FindWebhooks webhooks) {
    this.register = register;
    this.change = change;
    this.rotate = rotate;
    this.remove = remove;
    this.webhooks = webhooks;
  }

  List<Endpoint> endpoints() {
    var read = Access.scope(CONVERSATIONS_READ);
    var write = Access.scope(CONVERSATIONS_WRITE);
    return List.of(
        Endpoint.get(ALL, read, this::list)
            .named("listWebhooks", "All webhooks, newest first")
            .answers(200, PageObject.class, WebhookObject.class),
        Endpoint.post(ALL, write, this::create)
            .named("registerWebhook", "Begin to be told what happens")
            .answers(201, WebhookObject.WithSecret.class),
        Endpoint.get(ONE, read, this::show)
            .named("showWebhook", "One webhook")
            .answers(200, WebhookObject.class),
        Endpoint.patch(ONE, write, this::update)
            .named("changeWebhook", "Change what a webhook is told and where, or pause it")
            .answers(200, WebhookObject.class),
        Endpoint.delete(ONE, write, this::delete)
            .named("removeWebhook", "Be told nothing more")
            .answers(204),
        Endpoint.post(ONE + "/rotate-secret", write, this::rotateSecret)
            .named("rotateWebhookSecret", "A new secret, beside which the former stays good")
            .answers(200, WebhookObject.WithSecret.class));
  }

  private static Webhook.Id named(Input in) {
    return new Webhook.Id(in.path().uuid("webhook_id"));
  }

  private Reply list(Request request) {
    var place = request.read(in -> PageObject.Place.read(in.query()));
    var all = webhooks.list(request.caller().organization());
    return Reply.ok(PageObject.of(all.stream().map(WebhookObject::of).toList(), place));
  }

  private Reply show(Request request) {
    return webhooks
        .find(request.caller().organization(), request.read(WebhookRoutes::named))
        .<Reply>map(found -> Reply.ok(WebhookObject.of(found)))
        .orElseGet(() -> request.refuse(new Fault.NotFound()));
  }

  private Reply create(Request request) {
    var wish = request.read(in -> WebhookEdit.whole(in.body()));
    return switch (register.register(request.caller().organization(), wish)) {
      case RegisterWebhook.Outcome.Registered(var webhook, var secret) ->
          Reply.created(WebhookObject.WithSecret.of(webhook, secret));
      case RegisterWebhook.Outcome.Unreachable(var why) ->
          request.refuse(ConversationRefusals.invalid("url", why));
      case RegisterWebhook.Outcome.TooMany() ->
          request.refuse(
              new Fault.Stated(
                  400, "invalid_state", "There are %d webhooks already.".formatted(Webhook.MOST)));
    };
  }

  private record Update(Webhook.Id webhook, WebhookEdit edit) {

    static Update read(Input in) {
      return new Update(named(in), WebhookEdit.part(in.body()));
    }
  }

  private Reply update(Request request) {
    var update = request.read(Update::read);
    var organization = request.caller().organization();
    return switch (change.change(organization, update.webhook, update.edit.change())) {
      case ChangeWebhook.Outcome.Changed(var webhook) -> Reply.ok(WebhookObject.of(webhook));
      case ChangeWebhook.Outcome.Unreachable(var why) ->
          request.refuse(ConversationRefusals.invalid("url", why));
      case ChangeWebhook.Outcome.NoWebhook() -> request.refuse(new Fault.NotFound());
    };
  }

  private Reply rotateSecret(Request request) {
    var id = request.read(in -> named(in.anyBody()));
    return rotate
        .rotate(request.caller().organization(), id)
        .<Reply>map(it -> Reply.ok(WebhookObject.WithSecret.of(it.webhook(), it.secret())))
        .orElseGet(() -> request.refuse(new Fault.NotFound()));
  }

  private Reply delete(Request request) {
    return remove.remove(request.caller().organization(), request.read(WebhookRoutes::named))
        ? Reply.noContent()
        : request.refuse(new Fault.NotFound());
  }
}
