package dev.baton.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.access.Seals;
import dev.baton.application.webhook.SendDeliveries;
import dev.baton.application.webhook.SigningSecrets;
import dev.baton.application.webhook.WebhookCalls;
import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.delivery.Receipt;
import dev.baton.domain.webhook.Subscription;
import dev.baton.domain.webhook.Webhook.Standing;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When a webhook is given up, and when what it answered says nothing about it. */
public interface GivingUpContract {
  String WHY = "It answered 410.";
  WebhookCalls.Called GONE =
      new WebhookCalls.Called(new Receipt.Closed(new Failure("http_410", WHY)), Hook.CALL);

  Ports ports();

  private void send(WebhookCalls calls) {
    var secrets = new SigningSecrets(() -> "0".repeat(32), new Unsealed());
    var send = new SendDeliveries(ports().transactions(), calls, secrets, UUID::randomUUID);
    var answered =
        send.round(List.of(), 9).leased().stream().flatMap(it -> send.send(it).stream()).toList();
    assertThat(send.round(answered, 0).settled()).isEqualTo(answered).hasSize(1);
  }

  final class Unsealed implements Seals {

    @Override
    public String seal(String secret) {
      return secret;
    }

    @Override
    public String open(String sealed) {
      return sealed;
    }
  }

  private static Hook told(Scene scene) {
    var hook = Hook.in(scene, "message.created");
    scene.visitorSays(scene.conversation(), "Hello?");
    Hook.planAll(scene.ports());
    return hook;
  }

  private Standing standing(Hook hook) {
    return ports()
        .transactions()
        .within(store -> store.webhooks().find(hook.scene().organization(), hook.id()))
        .orElseThrow()
        .standing();
  }

  /** Source: FAILURES.md 54. */
  @Test
  default void one_that_says_that_it_is_gone_is_disabled_and_those_who_want_to_know_are_told() {
    Lanes.clear(ports());
    var scene = Scene.in(ports());
    var other = Hook.in(scene, "webhook.disabled");
    var deaf = Hook.in(scene, "handoff.requested");
    var hook = told(scene);
    send(_ -> GONE);
    assertThat(standing(hook)).isEqualTo(new Standing.Disabled(WHY));
    assertThat(other.topics()).containsExactly("webhook.disabled");
    assertThat(other.log(null).getFirst().delivery().told().facts().text())
        .contains(hook.id().value().toString(), WHY);
    assertThat(deaf.topics()).isEmpty();
  }

  /** Source: FAILURES.md 64. */
  @Test
  default void what_was_answered_where_it_was_before_is_not_held_against_it() {
    Lanes.clear(ports());
    var scene = Scene.in(ports());
    var other = Hook.in(scene, "webhook.disabled");
    var hook = told(scene);
    var elsewhere = new Subscription("https://new.example", Set.of("message.created"), null);
    send(
        _ -> {
          hook.changed(it -> it.subscribed(elsewhere, it.updatedAt()));
          return GONE;
        });
    assertThat(standing(hook)).isEqualTo(new Standing.Active());
    assertThat(other.topics()).isEmpty();
  }
}
