package dev.baton.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.persistence.TestDatabase;
import dev.baton.server.installation.Answer;
import dev.baton.server.installation.Api;
import dev.baton.server.installation.CalledBot;
import dev.baton.server.installation.Eventually;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed while a window gathers, a bot has its turn, or a bot is called. It plays in
 * the organization whose turns the demonstration's bot does not ask for.
 */
class BotTurnsKilledTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private final TestDatabase database = TestDatabase.fresh();
  private final CalledBot called = new CalledBot();
  private BatonProcess baton;
  private Api organization;
  private String agent = "";
  private String thread = "";

  @BeforeEach
  void start() {
    baton = process();
    organization = baton.people().stranger();
    agent = organization.get("/api/v1/agents").expect(200).text("agents/0/id");
    window(500);
    var order = Map.of("agentId", agent);
    thread = organization.post("/api/v1/threads/web", order).expect(200).text("thread/id");
  }

  @AfterEach
  void stop() {
    baton.close();
    called.close();
    database.close();
  }

  private BatonProcess process() {
    return BatonProcess.start(
        folder, Map.of("BATON_DATABASE_URL", database.url(), "BATON_ALLOW_PRIVATE", "127.0.0.1"));
  }

  private void goOnWith(BatonProcess other) {
    baton = other;
    organization = other.people().stranger();
  }

  private void killedAndStartedAgain() {
    baton.kill();
    goOnWith(process());
  }

  private void window(int quietMillis) {
    database.execute(
        "update bot set window_quiet_ms = %d, window_cap_ms = 20000".formatted(quietMillis));
  }

  private void visitorSays(String text) {
    var path = "/api/v1/threads/" + thread + "/messages";
    organization.post(path, Map.of("message", text)).expect(200);
  }

  private JsonNode turns(int waitSeconds, int leaseSeconds) {
    var query = "?wait_seconds=%d&lease_seconds=%d".formatted(waitSeconds, leaseSeconds);
    return organization.get("/v1/bot/turns" + query).expect(200).body().get("turns");
  }

  private JsonNode oneTurn(int leaseSeconds) {
    var turns = turns(30, leaseSeconds);
    assertThat(turns).hasSize(1);
    return turns.get(0);
  }

  private Answer answer(JsonNode turn, String text) {
    return organization.post(
        "/v1/bot/conversations/" + thread + "/messages",
        Map.of(
            "epoch", turn.get("epoch").asLong(),
            "content", text,
            "turn_id", turn.get("turn_id").asText()));
  }

  private void push() {
    var terms = Api.json(Map.of("push_url", called.url()));
    organization.call("PUT", "/v1/bot/registrations/" + agent, terms).expect(200);
  }

  private String transcript() {
    var path = "/v1/v2/conversations/" + thread + "/messages";
    var messages = organization.get(path).expect(200).body().get("messages");
    return String.join(
        " | ",
        StreamSupport.stream(messages.spliterator(), false)
            .map(each -> each.get("content").asText())
            .toList());
  }

  private String ask(String sql) {
    try (var connection = DriverManager.getConnection(database.url());
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException flaw) {
      throw new IllegalStateException(sql, flaw);
    }
  }

  /** Instead of the 45 s for which whoever calls a bot has its turn. */
  private void leaseIsOver() {
    database.execute("update turn set next_at = clock_timestamp() where status = 'due'");
  }

  private void assertOneTurn(String state) {
    assertThat(ask("select string_agg(status, ' ') from turn")).isEqualTo(state);
  }

  /** Source: FAILURES.md 20. */
  @Test
  void an_open_window_still_becomes_one_turn_with_all_that_it_gathered() {
    window(10_000);
    visitorSays("One.");
    visitorSays("Two.");
    baton.kill();
    assertOneTurn("gathering");
    goOnWith(process());
    visitorSays("Three.");
    var turn = oneTurn(60);
    assertThat(turn.get("messages").findValuesAsText("content"))
        .containsExactly("One.", "Two.", "Three.");
    answer(turn, "All three.").expect(201);
    assertThat(turns(1, 60)).isEmpty();
    assertOneTurn("answered");
    assertThat(transcript()).isEqualTo("One. | Two. | Three. | All three.");
  }

  @Test
  void a_turn_that_a_bot_has_is_given_again_and_answered_once() {
    visitorSays("Hello?");
    var turn = oneTurn(3);
    killedAndStartedAgain();
    var again = oneTurn(60);
    assertThat(again.get("turn_id")).isEqualTo(turn.get("turn_id"));
    assertThat(again.get("attempt").asInt()).isEqualTo(2);
    var said = answer(turn, "Hi.").expect(201).text("id");
    assertThat(answer(again, "Hi again.").expect(201).text("id")).isEqualTo(said);
    killedAndStartedAgain();
    assertThat(answer(again, "Hi once more.").expect(201).text("id")).isEqualTo(said);
    assertThat(turns(1, 60)).isEmpty();
    assertOneTurn("answered");
    assertThat(transcript()).isEqualTo("Hello? | Hi.");
  }

  @Test
  void a_call_that_was_under_way_is_made_by_another_node_under_the_same_id() throws Exception {
    push();
    visitorSays("Hello?");
    var first = called.next();
    var other = process();
    baton.kill();
    goOnWith(other);
    assertThat(called.quiet()).as("while the lease lasts").isTrue();
    leaseIsOver();
    // The first call still waits for an answer that nobody reads any more.
    called.says(200, "{\"content\": \"Hi.\"}");
    called.says(200, "{\"content\": \"Hi.\"}");
    assertThat(called.next().id()).isEqualTo(first.id());
    Eventually.is("Hello? | Hi.", SOON, this::transcript);
    assertThat(called.quiet()).isTrue();
    assertOneTurn("answered");
  }

  @Test
  void an_answer_that_was_being_committed_stands_and_is_asked_for_no_more() throws Exception {
    push();
    commitsOfTheBotTakeLong();
    called.says(200, "{\"content\": \"Hi.\"}");
    visitorSays("Hello?");
    called.next();
    Eventually.is(
        "1", SOON, () -> ask("select count(*) from pg_stat_activity where wait_event = 'PgSleep'"));
    killedAndStartedAgain();
    Eventually.is("1", SOON, () -> ask("select count(*) from message where author = 'bot'"));
    leaseIsOver();
    visitorSays("Thank you.");
    called.says(200, "{\"content\": \"You are welcome.\"}");
    var next = called.next().turn();
    assertThat(next.at("/messages/0/content").asText()).isEqualTo("Thank you.");
    Eventually.is("Hello? | Hi. | Thank you. | You are welcome.", SOON, this::transcript);
    assertThat(called.quiet()).isTrue();
    assertOneTurn("answered answered");
  }

  /** So long that the server is dead before the database has done it; it does it nevertheless. */
  private void commitsOfTheBotTakeLong() {
    database.execute(
        """
        create function stall() returns trigger language plpgsql
          as 'begin perform pg_sleep(3); return null; end';
        create constraint trigger stalls after insert on message
          deferrable initially deferred for each row
          when (new.author = 'bot' and new.text = 'Hi.')
          execute function stall();
        """);
  }
}
