package dev.baton.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.webhook.Webhooks;
import dev.baton.domain.webhook.Subscription;
import dev.baton.domain.webhook.Webhook;
import dev.baton.domain.webhook.Webhook.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a store keeps of webhooks. */
public interface WebhooksContract {
  Instant BEGUN = Instant.parse("2026-01-01T00:00:00.000001Z");

  Ports ports();

  private <R> R with(Function<Webhooks, R> work) {
    return ports().transactions().within(store -> work.apply(store.webhooks()));
  }

  private boolean did(Function<Webhooks, Boolean> work) {
    return with(work);
  }

  private Optional<Webhook> found(Function<Webhooks, Optional<Webhook>> question) {
    return with(question);
  }

  private List<Webhook> listed(Function<Webhooks, List<Webhook>> question) {
    return with(question);
  }

  private Webhook registered(Scene scene, Instant at) {
    var wish = new Subscription("https://x.example/ü", Set.of("message.created", "a.b"), "Zoë 🙂");
    var id = new Webhook.Id(scene.ids().next());
    var webhook = Webhook.registered(id, scene.organization(), wish, "sealed", at);
    with(
        webhooks -> {
          webhooks.add(webhook);
          return true;
        });
    return webhook;
  }

  private void saved(Webhook webhook) {
    with(
        webhooks -> {
          webhooks.save(webhook);
          return true;
        });
    assertThat(found(it -> it.find(webhook.organization(), webhook.id()))).contains(webhook);
    assertThat(found(it -> it.lock(webhook.organization(), webhook.id()))).contains(webhook);
  }

  @Test
  default void a_webhook_is_kept_with_all_that_becomes_of_it() {
    var webhook = registered(Scene.in(ports()), BEGUN);
    saved(webhook);
    var later = BEGUN.plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MICROS);
    saved(webhook.rotated("next", later));
    saved(webhook.standing(new Standing.Paused(), later));
    saved(webhook.standing(new Standing.Disabled("It answered 410."), later));
    saved(webhook.subscribed(new Subscription("https://y.example", Set.of("c"), null), later));
  }

  @Test
  default void webhooks_are_their_organizations_own_newest_first() {
    var scene = Scene.in(ports());
    var stranger = Scene.in(ports());
    var first = registered(scene, BEGUN);
    var third = registered(scene, BEGUN.plusSeconds(2));
    var second = registered(scene, BEGUN.plusSeconds(1));
    registered(stranger, BEGUN);
    assertThat(listed(it -> it.list(scene.organization()))).containsExactly(third, second, first);
    assertThat(found(it -> it.find(stranger.organization(), first.id()))).isEmpty();
    assertThat(found(it -> it.lock(stranger.organization(), first.id()))).isEmpty();
    assertThat(did(it -> it.remove(stranger.organization(), first.id()))).isFalse();
    assertThat(did(it -> it.remove(scene.organization(), first.id()))).isTrue();
    assertThat(did(it -> it.remove(scene.organization(), first.id()))).isFalse();
    assertThat(listed(it -> it.list(scene.organization()))).containsExactly(third, second);
  }
}
