package dev.baton.http.conversations;

import dev.baton.application.webhook.ChangeWebhook;
import dev.baton.domain.webhook.Subscription;
import dev.baton.http.input.Fields;
import dev.baton.http.input.Text;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a body says about a webhook: what is absent stays, a description of null goes away.
 *
 * @param url empty when absent
 * @param events empty when absent
 */
record WebhookEdit(
    String url,
    List<String> events,
    boolean described,
    @Nullable String description,
    @Nullable Boolean active) {
  private static final Text URL = Text.atLeast(1).atMost(2_048);
  private static final Text DESCRIPTION = Text.any().atMost(500);

  /** All of a new one. */
  static Subscription whole(Fields body) {
    return new Subscription(
        body.text("url", URL),
        Set.copyOf(body.someOf("events", EventWords.ALL)),
        body.textOrNull("description", DESCRIPTION));
  }

  static WebhookEdit part(Fields body) {
    boolean active = body.flagOr("isActive", true);
    return new WebhookEdit(
        body.textOr("url", URL, ""),
        body.someOfOrNone("events", EventWords.ALL),
        body.has("description"),
        body.textOrNull("description", DESCRIPTION),
        body.has("isActive") ? (Boolean) active : null);
  }

  ChangeWebhook.Change change() {
    return new ChangeWebhook.Change(url.isEmpty() ? null : url, this::over, active);
  }

  private Subscription over(Subscription before) {
    return new Subscription(
        url.isEmpty() ? before.url() : url,
        events.isEmpty() ? before.events() : Set.copyOf(events),
        described ? description : before.description());
  }
}
