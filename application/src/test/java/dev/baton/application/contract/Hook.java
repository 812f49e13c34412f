package dev.baton.application.contract;

import dev.baton.application.Page;
import dev.baton.application.log.FollowLog;
import dev.baton.application.webhook.CallRecord;
import dev.baton.application.webhook.LeasedDelivery;
import dev.baton.application.webhook.PlanDeliveries;
import dev.baton.application.webhook.Settlement;
import dev.baton.application.webhook.WebhookDeliveries;
import dev.baton.application.webhook.WebhookDeliveryQueries.Backlog;
import dev.baton.application.webhook.WebhookDeliveryQueries.Entry;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.webhook.Fate;
import dev.baton.domain.webhook.Subscription;
import dev.baton.domain.webhook.Webhook;
import dev.baton.domain.webhook.WebhookDelivery.Status;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A webhook of a scene, and what is done with what it is told. */
record Hook(Scene scene, Webhook.Id id) {
  static final Duration LEASE = Duration.ofMinutes(1);
  static final CallRecord CALL = new CallRecord(Duration.ofMillis(12), 200, null, "ok");

  static Hook in(Scene scene, String... events) {
    var hook = new Hook(scene, new Webhook.Id(scene.ids().next()));
    scene
        .ports()
        .transactions()
        .within(
            store -> {
              var wish = new Subscription("https://x.example", Set.of(events), null);
              var it =
                  Webhook.registered(hook.id, scene.organization(), wish, "sealed", store.now());
              store.webhooks().add(it);
              return it;
            });
    return hook;
  }

  void changed(UnaryOperator<Webhook> change) {
    scene
        .ports()
        .transactions()
        .within(
            store -> {
              var it = store.webhooks().lock(scene.organization(), id).orElseThrow();
              store.webhooks().save(change.apply(it));
              return it;
            });
  }

  /**
   * Plans all there is. Whatever else runs on the database may hold the planner back for a moment,
   * so this writes an event of its own and plans until it comes.
   */
  static void planAll(Ports ports) {
    var other = Scene.in(ports);
    var marker = in(other, "conversation.created");
    other.conversation(Channel.WEB, Details.NONE);
    var plan = new PlanDeliveries(new FollowLog(ports.transactions()));
    while (marker.log(null).isEmpty()) plan.plan();
    marker.changed(it -> it.standing(new Webhook.Standing.Paused(), it.updatedAt()));
  }

  static <R> R on(Ports ports, Function<WebhookDeliveries, R> work) {
    return ports.transactions().within(store -> work.apply(store.webhookDeliveries()));
  }

  static List<LeasedDelivery> lease(Ports ports, Duration lease, int most, int ofOne) {
    return on(ports, it -> it.lease(UUID.randomUUID(), lease, most, ofOne));
  }

  static boolean settle(Ports ports, LeasedDelivery leased, Fate fate) {
    return !on(ports, it -> it.settle(List.of(new Settlement(leased, fate, CALL)))).isEmpty();
  }

  /** Newest first. */
  List<Entry> log(@Nullable Status status) {
    return scene
        .ports()
        .webhookDeliveries()
        .list(scene.organization(), id, status, new Page.Request(null, 999))
        .items();
  }

  Backlog backlog() {
    return scene.ports().webhookDeliveries().backlog(scene.organization(), id);
  }

  List<String> topics() {
    return log(null).reversed().stream().map(it -> it.delivery().told().topic().word()).toList();
  }
}
