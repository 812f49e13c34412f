package dev.baton.server.nodes;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.server.installation.Answer;
import dev.baton.server.installation.Api;
import dev.baton.server.installation.Installation;
import dev.baton.server.installation.People;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The same request on two nodes at once. Source: FAILURES.md 3. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnceOnNodesTest {
  private static final int SENDERS = 32;

  @AutoClose private final Installation installation = Installation.fresh();
  private People here;
  private People there;

  @BeforeAll
  void start() {
    here = installation.start().people();
    there = installation.start().people();
  }

  private record Post(String path, Map<String, ?> body) {}

  @Test
  void a_relay_is_sent_once() throws Exception {
    for (int round = 0; round < 5; round++) {
      var chat = Chat.open(here);
      var relay = new Post("/v1/hitl/handoffs/" + chat.handoff() + "/messages", content());
      race(relay, 200);
      // The marker of the takeover, and the one message.
      assertThat(count("message", chat)).isEqualTo("2");
    }
  }

  @Test
  void a_handoff_is_claimed_once() throws Exception {
    for (int round = 0; round < 5; round++) {
      var chat = Chat.open(here);
      var events = count("event", chat);
      race(new Post("/v1/hitl/handoffs/" + chat.handoff() + "/claim", Map.of()), 200);
      assertThat(Integer.parseInt(count("event", chat))).isEqualTo(Integer.parseInt(events) + 1);
    }
  }

  @Test
  void a_conversation_is_started_once() throws Exception {
    for (int round = 0; round < 5; round++) {
      var before = installation.ask("select count(*) from conversation");
      race(new Post("/v1/v2/conversations", Map.of()), 201);
      assertThat(installation.ask("select count(*) from conversation"))
          .isEqualTo("" + (Integer.parseInt(before) + 1));
    }
  }

  private static Map<String, String> content() {
    return Map.of("content", "I am here.");
  }

  private String count(String table, Chat chat) {
    return installation.ask(
        "select count(*) from %s where conversation_id = '%s'".formatted(table, chat.thread()));
  }

  /** Everybody gets the one answer, or is told that it is under way; at last all get it. */
  private void race(Post post, int status) throws Exception {
    var key = UUID.randomUUID().toString();
    var answers = all(post, key);
    var byStatus = answers.stream().collect(groupingBy(Answer::status));
    assertThat(byStatus.keySet()).isSubsetOf(status, 409);
    var good = byStatus.getOrDefault(status, List.of());
    assertThat(good).filteredOn(each -> !replayed(each)).hasSize(1);
    assertThat(good).extracting(Answer::body).containsOnly(good.getFirst().body());
    for (var each : byStatus.getOrDefault(409, List.of())) {
      assertThat(each.text("error")).isEqualTo("idempotency_in_flight");
      assertThat(each.headers().firstValue("Retry-After")).contains("1");
    }
    for (var each : all(post, key)) {
      assertThat(each.expect(status).body()).isEqualTo(good.getFirst().body());
      assertThat(replayed(each)).isTrue();
    }
  }

  private static boolean replayed(Answer answer) {
    return answer.headers().firstValue("Idempotent-Replayed").isPresent();
  }

  private List<Answer> all(Post post, String key) throws Exception {
    var start = new CyclicBarrier(SENDERS);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var sending = new ArrayList<Callable<Answer>>();
      for (int i = 0; i < SENDERS; i++) {
        Api api = (i % 2 == 0 ? here : there).operator();
        sending.add(
            () -> {
              start.await();
              return api.once(key).post(post.path, post.body);
            });
      }
      var answers = new ArrayList<Answer>();
      for (var each : threads.invokeAll(sending)) answers.add(each.get());
      return answers;
    }
  }
}
