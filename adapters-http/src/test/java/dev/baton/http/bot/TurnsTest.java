package dev.baton.http.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.bot.TakeTurns;
import dev.baton.application.bot.TurnBell;
import dev.baton.application.memory.MemoryTurnQueries;
import dev.baton.domain.access.Organization;
import dev.baton.domain.asset.Asset;
import dev.baton.domain.asset.MediaType;
import dev.baton.domain.conversation.Attachment;
import dev.baton.domain.conversation.Conversation;
import dev.baton.http.hitl.Desk;
import dev.baton.http.hitl.Said;
import dev.baton.http.hitl.Team;
import dev.baton.http.kit.Json;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final TurnBell bell = new TurnBell();
  private final Desk desk = new Desk(it -> List.of(Surfaces.bot(it, bell)));
  private final Team acme = new Team(desk, "Acme");
  private final Team globex = new Team(desk, "Globex");
  private final Conversation.Id conversation = acme.conversation();

  @AfterEach
  void close() {
    desk.close();
  }

  private void windowCloses() {
    desk.clock().pass(Duration.ofSeconds(2));
    new TakeTurns(new MemoryTurnQueries(desk.memory()), desk.memory(), bell).take();
  }

  private Said turns(Team team, String query) {
    return desk.get(team.key, "/v1/bot/turns" + query);
  }

  private Said answer(String turn, String text) {
    return desk.post(
        acme.key,
        "/v1/bot/conversations/" + conversation.value() + "/messages",
        "{\"epoch\": 1, \"content\": \"%s\", \"turn_id\": \"%s\"}".formatted(text, turn));
  }

  private String settle(String turn, String verb, String body) {
    var said = desk.post(acme.key, "/v1/bot/turns/" + turn + "/" + verb, body);
    var word = said.body().path("status").asText(said.body().path("error").asText());
    return said.status() + " " + word;
  }

  @Test
  void a_turn_has_all_that_a_bot_needs_to_answer() {
    acme.visitorSays(conversation, "Hello?");
    acme.visitorSays(conversation, "Anybody?");
    assertThat(turns(acme, "").body().path("turns")).isEmpty();
    windowCloses();
    var given = turns(acme, "?lease_seconds=30");
    var turn = given.at("turns/0/turn_id");
    var expected =
        """
        {"turns": [{
          "turn_id": "%1$s", "conversation_id": "%2$s", "agent_id": "%3$s", "epoch": 1,
          "attempt": 1, "lease_until": "2026-03-01T12:00:32.000000Z",
          "answer_by": "2026-03-01T12:05:02.000000Z",
          "messages": [
            {"id": "%4$s", "seq": 0, "content": "Hello?", "metadata": {},
             "created_at": "2026-03-01T12:00:00.000000Z"},
            {"id": "%5$s", "seq": 1, "content": "Anybody?", "metadata": {},
             "created_at": "2026-03-01T12:00:00.000000Z"}],
          "history": {"conversation_id": "%2$s", "up_to_seq": 1,
                      "path": "/v1/bot/conversations/%2$s/messages?since_seq=-1"},
          "returned": null}]}
        """
            .formatted(
                turn,
                conversation.value(),
                given.at("turns/0/agent_id"),
                given.at("turns/0/messages/0/id"),
                given.at("turns/0/messages/1/id"));
    assertThat(given).isEqualTo(Said.of(200, expected));
    assertThat(turns(acme, "").body().path("turns")).as("leased").isEmpty();
    var history = desk.get(acme.key, given.at("turns/0/history/path"));
    assertThat(history.body().path("messages")).hasSize(2);
  }

  @Test
  void what_the_visitor_shows_is_named_as_in_the_history() {
    var hash = new Asset.Hash("0".repeat(64));
    var image =
        new Asset(
            new Organization.Id(acme.id()), hash, "k".repeat(32), MediaType.PNG, "png".length());
    acme.visitorShows(conversation, "Look.", new Attachment(image, "look.png"));
    windowCloses();
    var given = turns(acme, "");
    var metadata = given.body().at("/turns/0/messages/0/metadata");
    var url = "/assets/" + acme.id() + "/" + image.key() + ".png";
    assertThat(metadata)
        .isEqualTo(Json.of("{\"media\":[\"theirs\"],\"attachments\":[\"%s\"]}", url));
    var history = desk.get(acme.key, given.at("turns/0/history/path"));
    assertThat(history.body().at("/messages/0/metadata")).isEqualTo(metadata);
  }

  @Test
  void a_turn_is_answered_once_whatever_is_said_again() {
    acme.visitorSays(conversation, "Hello?");
    windowCloses();
    var turn = turns(acme, "").at("turns/0/turn_id");
    var first = answer(turn, "Hi!");
    assertThat(first.status()).isEqualTo(201);
    assertThat(answer(turn, "Hi again!")).isEqualTo(first);
    assertThat(settle(turn, "ack", "")).isEqualTo("200 answered");
    assertThat(settle(turn, "fail", "{\"attempt\": 1}")).isEqualTo("409 lease_lost");
    desk.clock().pass(Duration.ofMinutes(2));
    assertThat(turns(acme, "").body().path("turns")).isEmpty();
  }

  @Test
  void a_turn_whose_lease_is_over_is_given_again() {
    acme.visitorSays(conversation, "Hello?");
    windowCloses();
    var turn = turns(acme, "?lease_seconds=5").at("turns/0/turn_id");
    desk.clock().pass(Duration.ofSeconds(5));
    var again = turns(acme, "");
    assertThat(again.at("turns/0/turn_id")).isEqualTo(turn);
    assertThat(again.at("turns/0/attempt")).isEqualTo("2");
    assertThat(settle(turn, "fail", "{\"attempt\": 1}")).isEqualTo("409 lease_lost");
    assertThat(settle(turn, "fail", "{\"attempt\": 2}")).isEqualTo("200 given_back");
    assertThat(turns(acme, "").at("turns/0/attempt")).isEqualTo("3");
    assertThat(settle(turn, "ack", "{}")).isEqualTo("200 answered");
    assertThat(turns(acme, "").body().path("turns")).isEmpty();
  }

  @Test
  void a_turn_that_a_human_took_over_is_of_no_use() {
    acme.visitorSays(conversation, "Hello?");
    windowCloses();
    var turn = turns(acme, "").at("turns/0/turn_id");
    acme.handoff(conversation);
    assertThat(answer(turn, "Too late.").at("error")).isEqualTo("control_lost");
    assertThat(settle(turn, "ack", "")).isEqualTo("409 control_lost");
  }

  @Test
  void a_bot_that_waits_is_woken() throws Exception {
    acme.visitorSays(conversation, "Hello?");
    var waiting = CompletableFuture.supplyAsync(() -> turns(acme, "?wait_seconds=30"));
    var nobodys = CompletableFuture.supplyAsync(() -> turns(globex, "?wait_seconds=1"));
    windowCloses();
    assertThat(waiting.get().body().path("turns")).hasSize(1);
    assertThat(nobodys.get().body().path("turns")).isEmpty();
  }

  @Test
  void nobody_settles_anothers_turn() {
    acme.visitorSays(conversation, "Hello?");
    windowCloses();
    var turn = turns(acme, "").at("turns/0/turn_id");
    var ack = desk.post(globex.key, "/v1/bot/turns/" + turn + "/ack", "");
    var missing = desk.post(globex.key, "/v1/bot/turns/" + desk.ids().next() + "/ack", "");
    assertThat(ack).isEqualTo(missing);
    assertThat(ack.status()).isEqualTo(404);
    var fail = desk.post(globex.key, "/v1/bot/turns/" + turn + "/fail", "{\"attempt\": 1}");
    assertThat(fail).isEqualTo(missing);
  }

  @Test
  void an_agent_is_reached_as_was_agreed() {
    acme.visitorSays(conversation, "Hello?");
    windowCloses();
    var agent = turns(acme, "?lease_seconds=1").at("turns/0/agent_id");
    desk.clock().pass(Duration.ofSeconds(1));
    var path = "/v1/bot/registrations/" + agent;
    assertThat(desk.get(acme.key, path)).isEqualTo(read(agent, "pull", "null", 300, 5, "null"));
    var put =
        """
        {"push_url": "https://bot.example/turns", "deadline_seconds": 20, "max_attempts": 2,
         "handoff_on_failure": true, "fallback_text": "One moment."}
        """;
    var agreed = desk.call("PUT " + path, acme.key, put);
    assertThat(agreed.at("signing_secret")).startsWith("whsec_");
    var shown = read(agent, "push", "\"https://bot.example/turns\"", 20, 2, "\"One moment.\"");
    assertThat(desk.get(acme.key, path)).isEqualTo(shown);
    assertThat(desk.call("PUT " + path, acme.key, put)).as("the same again").isEqualTo(shown);
    assertThat(turns(acme, "").body().path("turns")).as("sent, not asked for").isEmpty();
    var refused = "{\"push_url\": \"https://private.example/\"}";
    assertThat(desk.call("PUT " + path, acme.key, refused).at("error")).isEqualTo("url_refused");
    assertThat(desk.get(acme.key, path)).isEqualTo(shown);
    assertThat(desk.call("PUT " + path, globex.key, put).status()).isEqualTo(404);
    assertThat(desk.get(globex.key, path).status()).isEqualTo(404);
  }

  private static Said read(
      String agent, String reach, String url, int deadline, int attempts, String text) {
    return Said.of(
        200,
        """
        {"agent_id": "%s", "name": "Botty", "reach": "%s", "push_url": %s,
         "deadline_seconds": %d, "max_attempts": %d, "fallback_text": %s, "signing_secret": null}
        """
            .formatted(agent, reach, url, deadline, attempts, text));
  }
}
