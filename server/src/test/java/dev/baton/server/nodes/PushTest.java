package dev.baton.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.server.installation.Api;
import dev.baton.server.installation.CalledBot;
import dev.baton.server.installation.Eventually;
import dev.baton.server.installation.Installation;
import dev.baton.server.installation.People;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bot that turns are sent to, by one of two nodes. */
class PushTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final CalledBot bot = new CalledBot();
  @AutoClose private final Installation installation = Installation.fresh();
  private People people;
  private String thread = "";

  @BeforeEach
  void start() {
    installation.allowing("127.0.0.1");
    people = installation.start().people();
    installation.start();
    installation.execute("update bot set window_quiet_ms = 100, window_cap_ms = 1000");
    var agent = Map.of("agentId", people.agentId().toString());
    thread = people.organization().post("/api/v1/threads/web", agent).expect(200).text("thread/id");
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  private void agree(Map<String, ?> terms) {
    var all = new HashMap<String, Object>(terms);
    all.put("push_url", bot.url());
    var path = "/v1/bot/registrations/" + people.agentId();
    people.organization().call("PUT", path, Api.json(all)).expect(200);
  }

  private void visitorSays(String text) {
    var path = "/api/v1/threads/" + thread + "/messages";
    people.organization().post(path, Map.of("message", text)).expect(200);
  }

  private JsonNode poll() {
    var path = "/v1/v2/conversations/" + thread + "/messages";
    return people.organization().get(path).expect(200).body();
  }

  private String transcript() {
    return String.join(
        " | ",
        StreamSupport.stream(poll().get("messages").spliterator(), false)
            .map(each -> each.get("content").asText())
            .toList());
  }

  private void becomes(String transcript, String status) {
    Eventually.is(transcript, SOON, this::transcript);
    Eventually.is(status, SOON, () -> poll().get("session_status").asText());
  }

  @Test
  void it_answers_in_the_body_and_may_ask_for_a_human_at_once() throws Exception {
    agree(Map.of());
    bot.says(
        200,
        """
        {"messages": [{"content": "One."}, {"content": "Two."}],
         "handoff": {"packet": {"static_text": "Too much for me."}}}
        """);
    visitorSays("Hello?");
    var heard = bot.next();
    assertThat(heard.turn().at("/messages/0/content").asText()).isEqualTo("Hello?");
    assertThat(heard.turn().at("/turn_id").asText()).isEqualTo(heard.id());
    assertThat(heard.signature()).startsWith("v1,");
    becomes("Hello? | One. | Two.", "waiting_for_human");
    var queue = people.operator().get("/v1/hitl/handoffs").expect(200);
    assertThat(queue.text("items/0/static_text")).isEqualTo("Too much for me.");
    assertThat(queue.text("items/0/conv_turn_id")).isEqualTo(heard.id());
    assertThat(bot.quiet()).isTrue();
  }

  @Test
  void what_it_gets_is_what_it_would_have_asked_for() throws Exception {
    visitorSays("Hello?");
    var pulled = people.organization().get("/v1/bot/turns?wait_seconds=30&lease_seconds=1");
    agree(Map.of());
    bot.says(200, "{\"content\": \"Hi.\"}");
    var heard = bot.next();
    var asked = pulled.expect(200).body().get("turns").get(0);
    assertThat(names(heard.turn())).isEqualTo(names(asked));
    assertThat(heard.turn().get("attempt").asInt()).isEqualTo(2);
    assertThat(heard.turn().get("messages")).isEqualTo(asked.get("messages"));
    assertThat(heard.turn().get("history")).isEqualTo(asked.get("history"));
    becomes("Hello? | Hi.", "active");
  }

  private static List<String> names(JsonNode turn) {
    var names = new ArrayList<String>();
    turn.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Source: FAILURES.md 33, for what is signed. */
  @Test
  void a_node_whose_clock_is_off_signs_at_the_time_of_the_database() throws Exception {
    installation.stopFirst();
    installation.stopFirst();
    people = installation.start(() -> Instant.now().minus(Duration.ofHours(1))).people();
    agree(Map.of());
    bot.says(200, "{\"content\": \"Hi.\"}");
    visitorSays("Hello?");
    var signed = Instant.ofEpochSecond(Long.parseLong(bot.next().timestamp()));
    var now = installation.ask("select extract(epoch from now())::bigint");
    assertThat(Duration.between(signed, Instant.ofEpochSecond(Long.parseLong(now))))
        .isBetween(Duration.ofSeconds(-1), Duration.ofMinutes(1));
  }

  /** Within bounds. */
  @Test
  void a_bot_that_asks_for_peace_has_it() throws Exception {
    agree(Map.of());
    bot.saysLater(30);
    visitorSays("Hello?");
    var first = bot.next();
    waitsFrom(25, 30);
    bot.saysLater(1_000_000);
    installation.execute("update turn set next_at = now()");
    assertThat(bot.next().id()).isEqualTo(first.id());
    waitsFrom(55, 60);
    bot.says(200, "{\"content\": \"Hi.\"}");
    installation.execute("update turn set next_at = now()");
    becomes("Hello? | Hi.", "active");
  }

  private void waitsFrom(int least, int most) {
    var within =
        "select extract(epoch from next_at - now()) between %d and %d from turn"
            .formatted(least, most);
    Eventually.is("t", SOON, () -> installation.ask(within));
  }

  @Test
  void a_failed_call_is_made_again_under_the_same_id_and_has_one_effect() throws Exception {
    agree(Map.of());
    bot.says(500, "oops");
    bot.says(200, "not JSON");
    bot.says(200, "{\"content\": \"Hi.\"}");
    visitorSays("Hello?");
    var first = bot.next();
    assertThat(bot.next().id()).isEqualTo(first.id());
    assertThat(bot.next().id()).isEqualTo(first.id());
    becomes("Hello? | Hi.", "active");
    assertThat(bot.quiet()).isTrue();
  }

  @Test
  void one_that_takes_the_turn_answers_in_its_own_time() throws Exception {
    agree(Map.of());
    bot.says(202, "");
    visitorSays("Hello?");
    var turn = bot.next().turn();
    Eventually.is(
        "t",
        SOON,
        () -> installation.ask("select next_at > due_at + interval '4 minutes' from turn"));
    var answer = Map.of("epoch", 1, "content", "At last.", "turn_id", turn.get("turn_id").asText());
    people.organization().post("/v1/bot/conversations/" + thread + "/messages", answer).expect(201);
    becomes("Hello? | At last.", "active");
    assertThat(bot.quiet()).isTrue();
  }

  @Test
  void one_that_fails_as_often_as_agreed_hands_over() throws Exception {
    agree(Map.of("max_attempts", 2, "handoff_on_failure", true, "fallback_text", "One moment."));
    bot.says(500, "");
    bot.says(503, "");
    visitorSays("Hello?");
    bot.next();
    bot.next();
    becomes("Hello? | One moment.", "waiting_for_human");
    var queue = people.operator().get("/v1/hitl/handoffs").expect(200);
    assertThat(queue.text("items/0/reason")).isEqualTo("The bot failed 2 times.");
  }

  @Test
  void one_that_hangs_hands_over_when_its_time_is_over() throws Exception {
    agree(Map.of("deadline_seconds", 2, "handoff_on_failure", true, "fallback_text", "Sorry."));
    visitorSays("Hello?");
    bot.next();
    becomes("Hello? | Sorry.", "waiting_for_human");
    bot.says(200, "{\"content\": \"Too late.\"}");
    assertThat(transcript()).isEqualTo("Hello? | Sorry.");
  }

  @Test
  void a_private_address_is_refused_where_nobody_allows_it() {
    var terms = Api.json(Map.of("push_url", "http://127.0.0.1:8080/turns"));
    try (var strict = Installation.fresh()) {
      var there = strict.start().people();
      var path = "/v1/bot/registrations/" + there.agentId();
      var refused = there.organization().call("PUT", path, terms).expect(409);
      assertThat(refused.text("error")).isEqualTo("url_refused");
    }
  }
}
