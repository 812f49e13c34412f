package dev.baton.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.server.installation.Answer;
import dev.baton.server.installation.People;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/**
 * The main job, step by step: a visitor writes, the bot asks for a human, an operator answers, the
 * visitor sees it. It knows what Baton acknowledged, and can look whether all of it is there.
 */
final class Journey {
  /** Asked before each call: where Baton is may have changed since the last. */
  private final Supplier<People> baton;

  /** Texts that were acknowledged, by the ids that were given for them. */
  private final Map<String, String> acknowledged = new LinkedHashMap<>();

  private String thread = "";
  private String handoff = "";

  /** The handoff's last acknowledged status; empty before there is one. */
  private String status = "";

  record Step(String name, Runnable work) {}

  Journey(Supplier<People> baton) {
    this.baton = baton;
  }

  List<Step> steps() {
    return List.of(
        new Step("a thread is opened", this::open),
        new Step("the visitor writes", this::write),
        new Step("the bot asks for a human", this::ask),
        new Step("an operator sees it in the queue", this::queue),
        new Step("the operator answers", this::relay),
        new Step("the visitor's stream shows it", this::stream),
        new Step("the poll shows it", this::poll),
        new Step("the operator is done", this::resolve));
  }

  void open() {
    var people = baton.get();
    var order = Map.of("agentId", people.agentId().toString());
    thread = people.organization().post("/api/v1/threads/web", order).expect(200).text("thread/id");
  }

  void write() {
    var text = "My order has not arrived. \uD83D\uDE80\u2028'; --";
    var answer =
        baton
            .get()
            .organization()
            .post("/api/v1/threads/" + thread + "/messages", Map.of("message", text))
            .expect(200);
    assertThat(answer.text("status")).isEqualTo("accepted");
    assertThat(answer.text("threadId")).isEqualTo(thread);
    acknowledged.put(answer.text("messageId"), text);
  }

  void ask() {
    var order = Map.of("packet", Map.of("static_text", "An order is late."));
    var path = "/v1/bot/conversations/" + thread + "/handoff";
    remember(baton.get().organization().post(path, order).expect(201));
    assertThat(status).isEqualTo("requested");
  }

  void queue() {
    var items = baton.get().operator().get("/v1/hitl/handoffs?status=requested").expect(200).body();
    assertThat(StreamSupport.stream(items.path("items").spliterator(), false))
        .as("%s", items)
        .extracting(each -> each.path("id").asText())
        .containsExactly(handoff);
    assertThat(items.at("/items/0/packet/transcript_ptr/up_to_seq").asInt()).isZero();
  }

  void relay() {
    var people = baton.get();
    var text = "I am looking into it.";
    var path = "/v1/hitl/handoffs/" + handoff + "/messages";
    var answer = people.operator().post(path, Map.of("content", text)).expect(200);
    assertThat(answer.text("authored_by")).isEqualTo("human_operator");
    assertThat(answer.text("operator_actor_id")).isEqualTo(people.operatorId().toString());
    acknowledged.put(answer.text("id"), text);
    status = "assigned";
  }

  /** What came after the visitor's own message, which has the seq 0: a marker, and the answer. */
  void stream() {
    var path = "/api/v1/threads/" + thread + "/stream";
    try (var stream = baton.get().organization().stream(path, "0")) {
      assertThat(stream.next().id()).isEqualTo("1");
      var answer = stream.next();
      assertThat(answer.id()).isEqualTo("2");
      assertThat(answer.event()).isEqualTo("message");
      assertThat(acknowledged).containsEntry(answer.text("id"), answer.text("messageBody"));
    }
  }

  void poll() {
    var seen = messages();
    assertThat(seen.text("session_status")).isEqualTo("waiting_for_human");
    assertThat(seen.text("next_seq")).isEqualTo("2");
    assertThat(roles(seen)).containsExactly("user", "system", "assistant");
  }

  void resolve() {
    var path = "/v1/hitl/handoffs/" + handoff + "/resolve";
    remember(baton.get().operator().post(path).expect(200));
    assertThat(status).isEqualTo("resolved");
    assertThat(messages().text("session_status")).isEqualTo("closed");
  }

  /**
   * Each acknowledged message is there once, the seq has no gap, the handoff stands as it stood.
   */
  void assertNothingIsLost() {
    if (thread.isEmpty()) return;
    var texts = new LinkedHashMap<String, String>();
    var seqs = new ArrayList<Long>();
    for (var each : messages().body().path("messages")) {
      assertThat(texts.put(each.path("id").asText(), each.path("content").asText())).isNull();
      seqs.add(each.path("seq").asLong());
    }
    assertThat(texts).containsAllEntriesOf(acknowledged);
    for (int seq = 0; seq < seqs.size(); seq++) assertThat(seqs.get(seq)).isEqualTo(seq);
    if (handoff.isEmpty()) return;
    var now = baton.get().operator().get("/v1/hitl/handoffs/" + handoff).expect(200);
    assertThat(now.text("status")).isEqualTo(status);
  }

  private Answer messages() {
    var path = "/v1/v2/conversations/" + thread + "/messages?since_seq=-1";
    return baton.get().operator().get(path).expect(200);
  }

  private static List<String> roles(Answer messages) {
    return StreamSupport.stream(messages.body().path("messages").spliterator(), false)
        .map(each -> each.path("role").asText())
        .toList();
  }

  private void remember(Answer answer) {
    handoff = answer.text("id");
    status = answer.text("status");
  }
}
