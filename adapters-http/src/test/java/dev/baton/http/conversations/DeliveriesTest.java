package dev.baton.http.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.application.conversation.PostBotMessage;
import dev.baton.application.conversation.StartConversation;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.delivery.Doubt;
import dev.baton.domain.delivery.Verdict;
import dev.baton.http.kit.Json;
import dev.baton.http.kit.Premises;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveriesTest {
  private static final Failure WHY = new Failure("30003", "Unreachable.");

  @AutoClose private final Premises premises = Talks.open();
  private final Talks acme = new Talks(premises, premises.tenant());

  private Conversation.Id said(String... texts) {
    var order = new StartConversation.Order(Channel.SMS, null, Details.NONE);
    var start = new StartConversation(premises.memory, premises.ids);
    var organization = acme.tenant().organization();
    var conversation = start.start(organization, order).orElseThrow().conversation();
    var bot = new PostBotMessage(premises.memory, premises.ids);
    for (var text : texts) bot.post(organization, conversation, Epoch.FIRST, text);
    return conversation;
  }

  /** The first message of each conversation ends so. */
  private void ends(Verdict verdict) {
    premises.memory.within(
        store -> {
          var token = UUID.randomUUID();
          var all = store.deliveries().lease(Channel.SMS, token, Duration.ofMinutes(1), 99);
          all.forEach(each -> store.deliveries().settle(each, verdict));
          return all;
        });
  }

  private JsonNode dead(String query) throws IOException {
    return acme.call("GET /v1/deliveries/dead" + query, null).body();
  }

  private JsonNode summary() throws IOException {
    return acme.call("GET /v1/deliveries/summary", null).body();
  }

  private int replay(String body) throws IOException {
    var answer = acme.call("POST /v1/deliveries/replay", body);
    assertThat(answer.status()).isEqualTo(200);
    return answer.body().get("replayed").intValue();
  }

  @Test
  void what_was_given_up_is_listed_with_every_field() throws IOException {
    var conversation = said("Hello?");
    ends(new Verdict.Dead(WHY));
    var letters = dead("");
    assertThat(letters)
        .isEqualTo(
            Json.of(
                """
                {"object":"list","has_more":false,"next_cursor":null,"data":[
                 {"object":"dead_letter","message_id":"%s","conversation_id":"%s","seq":0,
                  "channel":"sms","tries":1,"error_code":"30003","error_message":"Unreachable.",
                  "died_at":"%s"}]}
                """,
                letters.at("/data/0/message_id").textValue(),
                conversation.value(),
                Premises.START));
    assertThat(dead("?channel=sms")).isEqualTo(letters);
    assertThat(dead("?channel=web").get("data")).isEmpty();
  }

  @Test
  void the_list_goes_on_where_a_page_ended() throws IOException {
    said("1", "2", "3");
    for (int i = 0; i < 3; i++) ends(new Verdict.Dead(WHY));
    var first = dead("?limit=2");
    assertThat(first.get("has_more").booleanValue()).isTrue();
    assertThat(first.get("data")).hasSize(2);
    var rest = dead("?limit=2&cursor=" + first.get("next_cursor").textValue());
    assertThat(rest.get("data")).hasSize(1);
    assertThat(rest.at("/data/0/seq").intValue()).isEqualTo(2);
    assertThat(rest.get("next_cursor").isNull()).isTrue();
  }

  @Test
  void one_some_or_all_begin_again() throws IOException {
    said("1", "2", "3", "4");
    for (int i = 0; i < 4; i++) ends(new Verdict.Dead(WHY));
    var first = dead("").at("/data/0/message_id").textValue();
    var one = "{\"message_ids\":[\"%s\",\"%s\"]}".formatted(first, UUID.randomUUID());
    assertThat(replay(one)).isEqualTo(1);
    assertThat(replay(one)).as("once").isZero();
    assertThat(replay("{\"limit\":1,\"channel\":\"sms\"}")).isEqualTo(1);
    assertThat(replay("{\"channel\":\"web\"}")).isZero();
    assertThat(replay("")).isEqualTo(2);
    assertThat(dead("").get("data")).isEmpty();
    assertThat(summary().get("waiting").intValue()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message_ids\":[]}",
        "{\"message_ids\":[\"x\"]}",
        "{\"message_ids\":null}",
        "{\"limit\":0}",
        "{\"limit\":1001}",
        "{\"channel\":\"pigeon\"}",
        "[]"
      })
  void what_makes_no_sense_replays_nothing(String body) throws IOException {
    said("1");
    ends(new Verdict.Dead(WHY));
    var refused = acme.call("POST /v1/deliveries/replay", body);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().get("error").textValue()).isEqualTo("validation_error");
    assertThat(dead("").get("data")).hasSize(1);
  }

  @Test
  void another_organization_finds_nothing_and_replays_nothing() throws IOException {
    said("1");
    ends(new Verdict.Dead(WHY));
    var letter = dead("").at("/data/0/message_id").textValue();
    var stranger = new Talks(premises, premises.tenant());
    assertThat(stranger.call("GET /v1/deliveries/dead", null).body().get("data")).isEmpty();
    for (var body : new String[] {"", "{\"message_ids\":[\"" + letter + "\"]}"}) {
      var answer = stranger.call("POST /v1/deliveries/replay", body);
      assertThat(answer.body().get("replayed").intValue()).isZero();
    }
    assertThat(dead("").get("data")).hasSize(1);
  }

  @Test
  void the_summary_tells_what_waits_what_failed_and_what_is_unavailable() throws IOException {
    assertThat(summary())
        .isEqualTo(
            Json.of(
                """
                {"object":"delivery_summary","waiting":0,"oldest_written_at":null,
                 "oldest_age_seconds":null,"dead":0,"unavailable_channels":[],"outcomes":[]}
                """));
    said("1", "2");
    ends(new Verdict.Dead(WHY));
    premises.pass(Duration.ofSeconds(90));
    var refused = new Failure("20003", "Authenticate");
    ends(new Verdict.Paused(Duration.ofSeconds(30), refused, Doubt.NONE));
    assertThat(summary())
        .isEqualTo(
            Json.of(
                """
                {"object":"delivery_summary","waiting":1,"oldest_written_at":"%s",
                 "oldest_age_seconds":90.0,"dead":1,
                 "unavailable_channels":[
                  {"channel":"sms","error_code":"20003","error_message":"Authenticate",
                   "since":"2026-01-01T00:01:30.000000Z","until":"2026-01-01T00:02:00.000000Z"}],
                 "outcomes":[
                  {"channel":"sms","day":"2026-01-01","outcome":"failed","deliveries":1}]}
                """,
                Premises.START));
  }
}
