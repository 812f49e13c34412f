package dev.baton.http.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.application.memory.MarkingSeals;
import dev.baton.application.webhook.SigningSecrets;
import dev.baton.domain.webhook.Webhook;
import dev.baton.http.kit.Json;
import dev.baton.http.kit.Premises;
import dev.baton.http.kit.Premises.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhooksTest {
  private static final String URL = "https://example.com/hook";

  @AutoClose private final Premises premises = Talks.open();
  private final Talks acme = new Talks(premises, premises.tenant());

  private Answer register() throws IOException {
    var body = "{\"url\":\"%s\",\"events\":[\"message.created\"]}".formatted(URL);
    return acme.call("POST /v1/webhooks", body);
  }

  private Answer change(UUID id, String body) throws IOException {
    return acme.call("PATCH /v1/webhooks/" + id, body);
  }

  private Answer rotate(UUID id) throws IOException {
    return acme.call("POST /v1/webhooks/" + id + "/rotate-secret", "");
  }

  @Test
  void the_secret_is_told_once_with_every_field_of_the_document() throws IOException {
    var registered = register();
    assertThat(registered.status()).isEqualTo(201);
    var secret = registered.body().get("signing_secret").textValue();
    assertThat(Base64.getDecoder().decode(secret.substring("whsec_".length()))).hasSize(32);
    var shown =
        Json.of(
            """
            {"object":"webhook_endpoint","id":"%s","url":"%s","description":null,
             "events":["message.created"],"is_active":true,"created_at":"%s","updated_at":"%3$s"}
            """,
            registered.id(), URL, Premises.START);
    assertThat(without("signing_secret", registered)).isEqualTo(shown);
    var later = acme.call("GET /v1/webhooks/" + registered.id(), null);
    assertThat(later.body()).isEqualTo(shown);
    assertThat(acme.call("GET /v1/webhooks", null).body())
        .isEqualTo(
            Json.of(
                "{\"object\":\"list\",\"total\":1,\"page\":1,\"page_size\":25,\"data\":[%s]}",
                shown));
  }

  private static ObjectNode without(String name, Answer answer) {
    var rest = ((ObjectNode) answer.body()).deepCopy();
    rest.remove(name);
    return rest;
  }

  @Test
  void what_is_sent_changes_and_what_is_absent_stays() throws IOException {
    var id = register().id();
    var described = change(id, "{\"description\":\"CRM\",\"isActive\":false}").body();
    assertThat(described.get("description").textValue()).isEqualTo("CRM");
    assertThat(described.get("is_active").booleanValue()).isFalse();
    assertThat(described.get("url").textValue()).isEqualTo(URL);
    var moved =
        change(id, "{\"url\":\"https://x.example\",\"events\":[\"qr_code.scanned\"]}").body();
    assertThat(moved.get("description").textValue()).isEqualTo("CRM");
    assertThat(moved.get("url").textValue()).isEqualTo("https://x.example");
    assertThat(moved.at("/events/0").textValue()).isEqualTo("qr_code.scanned");
    var resumed = change(id, "{\"description\":null,\"isActive\":true}").body();
    assertThat(resumed.get("description").isNull()).isTrue();
    assertThat(resumed.get("is_active").booleanValue()).isTrue();
    assertThat(resumed.has("signing_secret")).isFalse();
  }

  @Test
  void after_a_rotation_two_secrets_are_live_for_a_day_and_never_three() throws IOException {
    var registered = register();
    var first = registered.body().get("signing_secret").textValue();
    var second = rotate(registered.id()).body().get("signing_secret").textValue();
    assertThat(live(registered.id(), Duration.ZERO)).containsExactly(second, first);
    assertThat(live(registered.id(), Duration.ofHours(24).minusMillis(1)))
        .containsExactly(second, first);
    assertThat(live(registered.id(), Duration.ofHours(24))).containsExactly(second);
    var third = rotate(registered.id()).body().get("signing_secret").textValue();
    assertThat(live(registered.id(), Duration.ZERO)).containsExactly(third, second);
  }

  private List<String> live(UUID id, Duration later) {
    var secrets = new SigningSecrets(premises.secrets, new MarkingSeals());
    var webhook =
        premises.memory.within(
            store ->
                store
                    .webhooks()
                    .find(acme.tenant().organization(), new Webhook.Id(id))
                    .orElseThrow());
    return secrets.live(webhook, Instant.parse(Premises.START).plus(later));
  }

  @Test
  void what_is_kept_of_a_secret_is_sealed_and_shows_in_no_text() throws IOException {
    var registered = register();
    var secret = registered.body().get("signing_secret").textValue();
    rotate(registered.id());
    var kept = premises.memory.within(store -> store.webhooks().list(acme.tenant().organization()));
    var former = Objects.requireNonNull(kept.getFirst().signing().former());
    assertThat(former.secret()).isEqualTo("sealed " + secret);
    assertThat(kept.toString()).doesNotContain("whsec_");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"events":["message.created"]}                                   | url
          {"url":"http://example.com","events":["message.created"]}        | url
          {"url":"https://example.com"}                                    | events
          {"url":"https://example.com","events":[]}                        | events
          {"url":"https://example.com","events":["message.lost"]}          | events
          {"url":"https://example.com","events":"message.created"}         | events
          {"url":"https://x.example","events":["message.created"],"description":5} | description
          """)
  void what_is_no_webhook_is_refused(String body, String field) throws IOException {
    var refused = acme.call("POST /v1/webhooks", body);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().get("error").textValue()).isEqualTo("validation_error");
    assertThat(refused.body().at("/details/fieldErrors/" + field + "/0").isTextual()).isTrue();
  }

  @Test
  void a_webhook_is_not_moved_to_where_none_may_be() throws IOException {
    var id = register().id();
    assertThat(change(id, "{\"url\":\"http://10.0.0.1\",\"isActive\":false}").status())
        .isEqualTo(400);
    var shown = acme.call("GET /v1/webhooks/" + id, null).body();
    assertThat(shown.get("url").textValue()).isEqualTo(URL);
    assertThat(shown.get("is_active").booleanValue()).isTrue();
  }

  @Test
  void an_organization_has_so_many_and_no_more() throws IOException {
    for (int i = 0; i < 50; i++) assertThat(register().status()).isEqualTo(201);
    assertThat(register().body().get("error").textValue()).isEqualTo("invalid_state");
    var one = acme.call("GET /v1/webhooks?page_size=1", null).body().at("/data/0/id").textValue();
    assertThat(acme.call("DELETE /v1/webhooks/" + one, null).status()).isEqualTo(204);
    assertThat(register().status()).isEqualTo(201);
  }

  @Test
  void another_organizations_webhook_is_as_good_as_none() throws IOException {
    var id = register().id();
    var globex = new Talks(premises, premises.tenant());
    for (var each : List.of(id, UUID.randomUUID())) {
      var path = "/v1/webhooks/" + each;
      assertThat(globex.call("GET " + path, null).status()).isEqualTo(404);
      assertThat(globex.call("PATCH " + path, "{\"isActive\":false}").status()).isEqualTo(404);
      assertThat(globex.call("PATCH " + path, "{\"url\":\"http://x\"}").status()).isEqualTo(404);
      assertThat(globex.call("POST " + path + "/rotate-secret", "").status()).isEqualTo(404);
      assertThat(globex.call("DELETE " + path, null).status()).isEqualTo(404);
    }
    assertThat(globex.call("GET /v1/webhooks", null).body().get("data")).isEmpty();
    assertThat(live(id, Duration.ZERO)).hasSize(1);
  }
}
