package dev.baton.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.webhook.LeasedDelivery;
import dev.baton.application.webhook.LeasedDelivery.Matter;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.webhook.Fate;
import dev.baton.domain.webhook.WebhookDelivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What all webhooks are to be told, and the words to have it told. */
record Lanes(Ports ports) {
  static final Fate TAKEN = new Fate.Delivered();
  static final Duration OVER = Duration.ZERO;
  static final int MANY = 999;

  /** Nothing is due: what an earlier test left is put away. */
  static Lanes clear(Ports ports) {
    var lanes = new Lanes(ports);
    lanes.plan();
    for (var rest = lanes.lease(MANY); !rest.isEmpty(); rest = lanes.lease(MANY)) {
      lanes.settle(rest, TAKEN);
    }
    return lanes;
  }

  void plan() {
    Hook.planAll(ports);
  }

  /** The visitor says so much, and it is planned. */
  void said(Scene scene, Conversation.Id conversation, int messages) {
    for (int i = 0; i < messages; i++) scene.visitorSays(conversation, "Hello?");
    plan();
  }

  void add(List<WebhookDelivery> planned) {
    Hook.on(
        ports,
        it -> {
          planned.forEach(each -> it.add(List.of(each)));
          return true;
        });
  }

  List<LeasedDelivery> lease(int ofOne) {
    return Hook.lease(ports, Hook.LEASE, MANY, ofOne);
  }

  LeasedDelivery one() {
    var leased = lease(MANY);
    assertThat(leased).hasSize(1);
    return leased.getFirst();
  }

  boolean settle(LeasedDelivery leased, Fate fate) {
    return Hook.settle(ports, leased, fate);
  }

  void settle(List<LeasedDelivery> leased, Fate fate) {
    for (var each : leased) assertThat(settle(each, fate)).isTrue();
  }

  /** Has everything taken; which messages that were. */
  List<String> drain() {
    var taken = new ArrayList<String>();
    for (var round = lease(MANY); !round.isEmpty(); round = lease(MANY)) {
      for (var each : round) {
        if (each.matter() instanceof Matter.Said) taken.add(seq(each));
        settle(each, TAKEN);
      }
    }
    return taken;
  }

  void forget(Duration kept) {
    while (Hook.on(ports, it -> it.forget(kept, 3)) > 0) {}
  }

  static String seq(LeasedDelivery leased) {
    return leased.delivery().told().facts().text().replaceAll(".*\"seq\"\\s*:\\s*(\\d+).*", "$1");
  }
}
