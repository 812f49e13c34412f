package dev.baton.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.server.installation.Answer;
import dev.baton.server.installation.Api;
import dev.baton.server.installation.Installation;
import dev.baton.server.installation.People;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneyTest {
  @AutoClose private final Installation installation = Installation.fresh();
  private People people;

  @BeforeAll
  void start() {
    people = installation.start().people();
  }

  @Test
  void a_visitor_writes_and_an_operator_answers() {
    var journey = new Journey(() -> people);
    for (var step : journey.steps()) {
      step.work().run();
      journey.assertNothingIsLost();
    }
  }

  @Test
  void answers_reach_an_open_stream_in_the_order_of_their_acknowledgements() {
    var thread = webThread();
    var handoff = handoff(thread);
    try (var stream = people.organization().stream(streamOf(thread), null)) {
      var first = relay(people.operator(), handoff, "First.");
      var second = relay(people.operator(), handoff, "Second.");
      assertThat(stream.next().text("messageBody")).contains("joined");
      assertThat(stream.next().text("id")).isEqualTo(first);
      assertThat(stream.next().text("id")).isEqualTo(second);
      resolve(handoff);
      assertThat(stream.next().event()).isEqualTo("closed");
      stream.awaitEnd();
    }
  }

  @Test
  void a_browser_makes_the_same_journey_with_a_token_for_its_thread_alone() {
    var opened = people.nobody().post("/api/v1/chat/threads", agent()).expect(200);
    var thread = opened.text("threadId");
    var visitor = people.with(opened.text("token"));
    visitor.post(browsers(thread) + "/messages", Map.of("message", "Hello?")).expect(200);
    var handoff = handoff(thread);
    try (var stream = visitor.stream(browsers(thread) + "/stream", "0")) {
      relay(people.operator(), handoff, "Hello!");
      assertThat(stream.next().id()).isEqualTo("1");
      assertThat(stream.next().text("messageBody")).isEqualTo("Hello!");
    }
    visitor.get(browsers(webThread())).expect(404);
    visitor.get("/v1/hitl/handoffs").expect(401);
    resolve(handoff);
    visitor.post(browsers(thread) + "/messages", Map.of("message", "Wait!")).expect(400);
  }

  @Test
  void a_poll_that_waits_has_the_answer_as_soon_as_it_is_there() throws Exception {
    var thread = webThread();
    var handoff = handoff(thread);
    var path = "/v1/v2/conversations/%s/messages?since_seq=-1&wait_seconds=30".formatted(thread);
    var waiting = new FutureTask<>(() -> people.operator().get(path));
    Thread.ofVirtual().start(waiting);
    relay(people.operator(), handoff, "Here I am.");
    var seen = waiting.get(20, TimeUnit.SECONDS).expect(200);
    assertThat(seen.body().path("messages")).isNotEmpty();
  }

  @Test
  void what_the_bot_computed_before_it_lost_control_is_kept_as_a_suggestion() {
    var thread = webThread();
    bot(thread, 1, "I am the bot.").expect(201);
    var handoff = handoff(thread);
    var refused = bot(thread, 1, "I am too late.").expect(409);
    assertThat(refused.text("error")).isEqualTo("control_lost");
    assertThat(refused.text("control")).isEqualTo("waiting");
    assertThat(refused.text("epoch")).isEqualTo("2");
    var kept = "select text from suggestion where handoff_id = '%s'".formatted(handoff);
    assertThat(installation.ask(kept)).isEqualTo("I am too late.");
    var path = "/v1/v2/conversations/" + thread + "/messages";
    assertThat(people.operator().get(path).text("next_seq")).isEqualTo("0");
  }

  private Answer bot(String thread, int epoch, String text) {
    return people
        .organization()
        .post(
            "/v1/bot/conversations/" + thread + "/messages",
            Map.of("epoch", epoch, "content", text));
  }

  private Map<String, String> agent() {
    return Map.of("agentId", people.agentId().toString());
  }

  private String webThread() {
    return people.organization().post("/api/v1/threads/web", agent()).expect(200).text("thread/id");
  }

  private String handoff(String thread) {
    var order =
        Map.of("conversation_id", thread, "packet", Map.of("static_text", "Someone asks for you."));
    return people.organization().post("/v1/hitl/handoffs", order).expect(201).text("id");
  }

  private static String relay(Api operator, String handoff, String text) {
    var path = "/v1/hitl/handoffs/" + handoff + "/messages";
    return operator.post(path, Map.of("content", text)).expect(200).text("id");
  }

  private void resolve(String handoff) {
    people.operator().post("/v1/hitl/handoffs/" + handoff + "/resolve").expect(200);
  }

  private static String streamOf(String thread) {
    return "/api/v1/threads/" + thread + "/stream";
  }

  private static String browsers(String thread) {
    return "/api/v1/chat/threads/" + thread;
  }
}
