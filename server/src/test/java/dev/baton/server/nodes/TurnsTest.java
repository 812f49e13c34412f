package dev.baton.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.server.installation.Answer;
import dev.baton.server.installation.Api;
import dev.baton.server.installation.Eventually;
import dev.baton.server.installation.Installation;
import dev.baton.server.installation.People;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bot that asks for its turns, on two nodes. */
class TurnsTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @AutoClose private final Installation installation = Installation.fresh();
  private People here;
  private People there;

  @BeforeEach
  void start() {
    here = installation.start().people();
    there = installation.start().people();
    installation.execute("update bot set window_quiet_ms = 300, window_cap_ms = 3000");
  }

  private String thread() {
    var agent = Map.of("agentId", here.agentId().toString());
    return here.organization().post("/api/v1/threads/web", agent).expect(200).text("thread/id");
  }

  private void say(People at, String thread, String text) {
    at.organization()
        .post("/api/v1/threads/" + thread + "/messages", Map.of("message", text))
        .expect(200);
  }

  private static JsonNode turns(Api bot, int wait) {
    return bot.get("/v1/bot/turns?limit=100&wait_seconds=" + wait).expect(200).body().get("turns");
  }

  @Test
  void fifty_messages_that_arrive_at_two_nodes_are_one_turn() throws Exception {
    var thread = thread();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var saying =
          IntStream.range(0, 50)
              .<Callable<Integer>>mapToObj(
                  i ->
                      () -> {
                        say(i % 2 == 0 ? here : there, thread, "message " + i);
                        return i;
                      })
              .toList();
      for (var each : threads.invokeAll(saying)) each.get();
    }
    var turns = turns(there.organization(), 30);
    assertThat(turns).hasSize(1);
    var messages = turns.get(0).get("messages");
    assertThat(messages).hasSize(50);
    for (int i = 0; i < 50; i++) assertThat(messages.get(i).get("seq").asInt()).isEqualTo(i);
    assertThat(turns(here.organization(), 1)).isEmpty();
    assertThat(installation.ask("select count(*) from turn")).isEqualTo("1");
  }

  @Test
  void a_bot_that_waits_on_one_node_is_woken_by_what_is_said_on_the_other() throws Exception {
    var thread = thread();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting = threads.submit(() -> turns(there.organization(), 30));
      say(here, thread, "Hello?");
      assertThat(waiting.get().get(0).get("conversation_id").asText()).isEqualTo(thread);
    }
  }

  @Test
  void a_window_outlives_the_node_on_which_it_was_opened() {
    var thread = thread();
    say(here, thread, "Hello?");
    installation.stopFirst();
    var turns = turns(there.organization(), 30);
    assertThat(turns).hasSize(1);
    assertThat(turns.get(0).get("conversation_id").asText()).isEqualTo(thread);
  }

  @Test
  void what_a_human_is_asked_wakes_no_bot_and_a_pause_that_is_over_does() {
    var chat = Chat.open(here);
    chat.relay(here.operator(), "Hello, I am Ada.").expect(200);
    say(there, chat.thread(), "How long will it take?");
    assertThat(turns(here.organization(), 1)).isEmpty();
    var path = "/v1/hitl/handoffs/" + chat.handoff() + "/return";
    var back = Map.of("summary", "Wants to know how long.", "pause_seconds", 1);
    here.operator().post(path, back).expect(200);
    var turn = turns(there.organization(), 30).get(0);
    assertThat(turn.at("/messages/0/content").asText()).isEqualTo("How long will it take?");
    assertThat(turn.at("/returned/handoff_id").asText()).isEqualTo(chat.handoff());
    assertThat(turn.at("/returned/summary").asText()).isEqualTo("Wants to know how long.");
    assertThat(turn.at("/returned/outcome").asText()).isEqualTo("returned");
    answer(turn, "Two days.").expect(201);
    say(here, chat.thread(), "Thank you.");
    assertThat(turns(there.organization(), 30).get(0).get("returned").isNull()).isTrue();
  }

  private Answer answer(JsonNode turn, String text) {
    return here.organization()
        .post(
            "/v1/bot/conversations/" + turn.get("conversation_id").asText() + "/messages",
            Map.of(
                "epoch", turn.get("epoch").asLong(),
                "content", text,
                "turn_id", turn.get("turn_id").asText()));
  }

  @Test
  void a_bot_that_is_silent_for_too_long_hands_over_once_and_the_visitor_is_told() {
    var terms =
        Map.of("deadline_seconds", 1, "handoff_on_failure", true, "fallback_text", "One moment.");
    var registration = "/v1/bot/registrations/" + here.agentId();
    here.organization().call("PUT", registration, Api.json(terms)).expect(200);
    var thread = thread();
    say(here, thread, "Hello?");
    var turn = turns(here.organization(), 30).get(0);
    var messages = "/v1/v2/conversations/" + thread + "/messages";
    Eventually.is(
        "waiting_for_human", SOON, () -> there.organization().get(messages).text("session_status"));
    var shown = there.organization().get(messages).body().get("messages");
    assertThat(shown).hasSize(2);
    assertThat(shown.get(1).get("content").asText()).isEqualTo("One moment.");
    assertThat(shown.get(1).get("role").asText()).isEqualTo("system");
    var queue = here.operator().get("/v1/hitl/handoffs?status=requested").expect(200);
    assertThat(queue.body().get("items")).hasSize(1);
    assertThat(queue.text("items/0/source")).isEqualTo("policy");
    assertThat(queue.text("items/0/reason")).isEqualTo("The bot did not answer within 1 s.");
    assertThat(queue.text("items/0/conv_turn_id")).isEqualTo(turn.get("turn_id").asText());
    assertThat(answer(turn, "Too late.").expect(409).text("error")).isEqualTo("control_lost");
    assertThat(installation.ask("select count(*) from suggestion")).isEqualTo("1");
  }
}
