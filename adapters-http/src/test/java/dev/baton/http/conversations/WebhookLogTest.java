package dev.baton.http.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.log.FollowLog;
import dev.baton.application.webhook.CallRecord;
import dev.baton.application.webhook.LeasedDelivery;
import dev.baton.application.webhook.PlanDeliveries;
import dev.baton.application.webhook.ReplayWebhook;
import dev.baton.application.webhook.Settlement;
import dev.baton.domain.webhook.Fate;
import dev.baton.http.kit.Json;
import dev.baton.http.kit.Premises;
import dev.baton.http.kit.Premises.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookLogTest {
  private static final CallRecord FAILED = new CallRecord(Duration.ofMillis(12), 500, null, "oops");

  @AutoClose private final Premises premises = Talks.open();
  private final Talks acme = new Talks(premises, premises.tenant());
  private final Talks stranger = new Talks(premises, premises.tenant());

  private String webhook() throws IOException {
    var body = "{\"url\":\"https://example.com/\",\"events\":[\"conversation.created\"]}";
    return "/v1/webhooks/" + acme.call("POST /v1/webhooks", body).id();
  }

  private Answer get(String path) throws IOException {
    return acme.call("GET " + path, null);
  }

  private Answer post(String path, String body) throws IOException {
    return acme.call("POST " + path, body);
  }

  private List<LeasedDelivery> lease() {
    new PlanDeliveries(new FollowLog(premises.memory)).plan();
    return premises.memory.within(
        it -> it.webhookDeliveries().lease(UUID.randomUUID(), Duration.ofMinutes(1), 1, 9));
  }

  private LeasedDelivery settled(Fate fate) {
    var leased = lease().getFirst();
    premises.memory.within(
        it -> it.webhookDeliveries().settle(List.of(new Settlement(leased, fate, FAILED))));
    return leased;
  }

  @Test
  void what_was_told_is_shown_with_its_attempts() throws IOException {
    var webhook = webhook();
    var conversation = acme.begin("{}");
    var dead = settled(new Fate.Dead()).delivery();
    var shown = get(webhook + "/deliveries/" + dead.id().value());
    assertThat(shown.body())
        .isEqualTo(
            Json.of(
                """
                {"object":"webhook_delivery","id":"%s","webhook_id":"%s",
                 "event":"conversation.created","status":"dead",
                 "facts":{"orgId":"%s","conversationId":"%s"},
                 "tries":1,"occurred_at":"%s","settled_at":"%5$s",
                 "attempts":[{"number":1,"attempted_at":"%5$s","took_ms":12,"http_status":500,
                              "error":null,"response_excerpt":"oops"}]}
                """,
                dead.id().value(),
                dead.webhook().value(),
                dead.organization().value(),
                conversation,
                Premises.START));
    var list = get(webhook + "/deliveries?status=dead");
    assertThat(list.body().at("/data/0")).isEqualTo(shown.body());
    assertThat(list.body().get("has_more").booleanValue()).isFalse();
    assertThat(get(webhook + "/deliveries?status=pending").body().get("data")).isEmpty();
    assertThat(get(webhook + "/deliveries?status=lost").status()).isEqualTo(400);
  }

  @Test
  void a_dead_letter_begins_again_alone_or_with_all_others() throws IOException {
    var webhook = webhook();
    acme.begin("{}");
    acme.begin("{}");
    var dead = settled(new Fate.Dead()).delivery();
    settled(new Fate.Dead());
    var again = post(webhook + "/deliveries/" + dead.id().value() + "/replay", "");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body().get("status").textValue()).isEqualTo("pending");
    assertThat(again.body().get("tries").intValue()).isZero();
    var rest = post(webhook + "/replay-dead", "");
    assertThat(rest.body().get("replayed").intValue()).isEqualTo(1);
    assertThat(get(webhook + "/health").body().get("pending").intValue()).isEqualTo(2);
  }

  @Test
  void what_waits_and_since_when_it_fails_is_shown() throws IOException {
    var webhook = webhook();
    acme.begin("{}");
    settled(new Fate.Later(Duration.ofHours(1)));
    var health = get(webhook + "/health").body();
    assertThat(health.get("is_active").booleanValue()).isTrue();
    assertThat(health.get("failing_since").textValue()).isEqualTo(Premises.START);
    assertThat(health.get("oldest_pending_at").textValue()).isEqualTo(Premises.START);
    assertThat(health.get("pending").intValue()).isEqualTo(1);
    assertThat(acme.call("PATCH " + webhook, "{\"url\":\"https://x.example\"}").status())
        .isEqualTo(200);
    assertThat(get(webhook + "/health").body().get("failing_since").isNull()).isTrue();
    assertThat(lease()).as("due at once where it is now").hasSize(1);
  }

  @Test
  void a_test_is_a_delivery_like_any_other() throws IOException {
    var webhook = webhook();
    var ping = post(webhook + "/test", "");
    assertThat(ping.status()).isEqualTo(201);
    assertThat(ping.body().get("event").textValue()).isEqualTo("ping");
    settled(new Fate.Delivered());
    var shown = get(webhook + "/deliveries/" + ping.id());
    assertThat(shown.body().get("status").textValue()).isEqualTo("delivered");
  }

  @Test
  void the_log_is_told_again_from_a_time_or_a_delivery_on() throws IOException {
    var webhook = webhook();
    acme.begin("{}");
    var told = settled(new Fate.Delivered()).delivery();
    for (var from : List.of(Premises.START, told.id().value().toString())) {
      var begun = post(webhook + "/replay", "{\"from\":\"" + from + "\"}");
      assertThat(begun.status()).isEqualTo(200);
      while (new ReplayWebhook(premises.memory).step() > 0) {}
      assertThat(settled(new Fate.Delivered()).delivery().id()).isEqualTo(told.id());
    }
    assertThat(post(webhook + "/replay", "{\"from\":\"yesterday\"}").status()).isEqualTo(400);
    assertThat(post(webhook + "/replay", "{}").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET W/deliveries",
        "GET W/deliveries/D",
        "GET W/health",
        "POST W/test",
        "POST W/deliveries/D/replay",
        "POST W/replay-dead",
        "POST W/replay",
      })
  void nobody_elses_is_there(String line) throws IOException {
    var webhook = webhook();
    var delivery = post(webhook + "/test", "").id().toString();
    var ours = line.replace("W", webhook).replace("D", delivery);
    var body = line.endsWith("/replay") ? "{\"from\":\"" + Premises.START + "\"}" : "";
    var sent = line.startsWith("GET") ? null : body;
    assertThat(acme.call(ours, sent).status()).isIn(200, 201);
    assertThat(stranger.call(ours, sent).status()).isEqualTo(404);
    var missing = ours.replace(webhook, "/v1/webhooks/018f0000-0000-7000-8000-00000000dead");
    assertThat(acme.call(missing, sent).status()).isEqualTo(404);
  }
}
