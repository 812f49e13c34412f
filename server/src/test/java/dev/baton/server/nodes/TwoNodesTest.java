package dev.baton.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.server.installation.Api;
import dev.baton.server.installation.EventReader.Heard;
import dev.baton.server.installation.Eventually;
import dev.baton.server.installation.Installation;
import dev.baton.server.installation.People;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesTest {
  private static final String DOORBELLS =
      "from pg_stat_activity where datname = current_database()"
          + " and application_name = 'baton-doorbell'";

  @AutoClose private final Installation installation = Installation.fresh();
  private People here;
  private People there;

  /** The connections of the first node's doorbell. */
  private String ofTheFirst = "";

  @BeforeAll
  void start() {
    here = installation.start().people();
    Eventually.is("t", Duration.ofSeconds(20), () -> doorbells(">= 1"));
    ofTheFirst = installation.ask("select string_agg(pid::text, ',') " + DOORBELLS);
    there = installation.start().people();
    Eventually.is("t", Duration.ofSeconds(20), () -> doorbells("> cardinality(array[%s])"));
  }

  @Test
  void both_have_the_same_people() {
    assertThat(there.at(here.baseUrl())).isEqualTo(here);
    assertThat(there.baseUrl()).isNotEqualTo(here.baseUrl());
  }

  @Test
  void what_is_said_on_one_is_heard_on_the_other() {
    var chat = Chat.open(here);
    try (var stream = chat.stream(there.organization(), null)) {
      var id = chat.relay(here.operator(), "Hello over there.").expect(200).text("id");
      assertThat(stream.next().id()).isEqualTo("0");
      assertThat(stream.next().text("id")).isEqualTo(id);
    }
  }

  @Test
  void a_node_whose_doorbell_is_cut_catches_up() {
    var chat = Chat.open(here);
    try (var stream = chat.stream(there.organization(), null)) {
      installation.ask(
          "select count(pg_terminate_backend(pid)) %s and pid not in (%s)"
              .formatted(DOORBELLS, ofTheFirst));
      var first = chat.relay(here.operator(), "Did you hear?").expect(200).text("id");
      var second = chat.relay(here.operator(), "And this?").expect(200).text("id");
      assertThat(stream.next().id()).isEqualTo("0");
      assertThat(stream.next().text("id")).isEqualTo(first);
      assertThat(stream.next().text("id")).isEqualTo(second);
    }
  }

  @Test
  void a_reader_that_hops_between_nodes_misses_nothing_and_hears_nothing_twice() throws Exception {
    int said = 60;
    var chat = Chat.open(here);
    chat.relay(here.operator(), "0").expect(200);
    var speaker = new FutureTask<>(() -> speak(chat, said));
    Thread.ofVirtual().start(speaker);
    var heard = new ArrayList<Heard>();
    for (int hop = 0; heard.size() < said; hop++) {
      var node = hop % 2 == 0 ? here : there;
      var last = heard.isEmpty() ? "1" : heard.getLast().id();
      try (var stream = chat.stream(node.organization(), last)) {
        for (int i = 0; i < 7 && heard.size() < said; i++) heard.add(stream.next());
      }
    }
    assertThat(heard).extracting(each -> each.text("id")).isEqualTo(speaker.get());
    for (int i = 0; i < said; i++) assertThat(heard.get(i).id()).isEqualTo("" + (i + 2));
  }

  /** From both nodes in turn; the ids in the order of their acknowledgements. */
  private List<String> speak(Chat chat, int messages) {
    var ids = new ArrayList<String>();
    for (int i = 0; i < messages; i++) {
      var node = i % 2 == 0 ? here : there;
      ids.add(chat.relay(node.operator(), "message " + i).expect(200).text("id"));
    }
    return ids;
  }

  @Test
  void of_two_that_claim_on_two_nodes_at_once_exactly_one_wins() throws Exception {
    for (int round = 0; round < 10; round++) {
      var chat = Chat.open(here);
      var start = new CyclicBarrier(2);
      Callable<Integer> one = () -> raced(chat, here.operator(), start);
      Callable<Integer> other = () -> raced(chat, there.otherOperator(), start);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var statuses = new ArrayList<Integer>();
        for (var each : threads.invokeAll(List.of(one, other))) statuses.add(each.get());
        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
      }
      var holder = chat.owner(here.operator()).text("holder");
      assertThat(chat.owner(there.operator()).text("holder")).isEqualTo(holder);
    }
  }

  private static int raced(Chat chat, Api operator, CyclicBarrier start) throws Exception {
    start.await();
    return chat.claim(operator, 600).status();
  }

  @Test
  void a_key_that_is_revoked_on_one_opens_nothing_on_the_other() {
    var keys = "/v1/identity/api-keys";
    var key = here.organization().post(keys, Map.of("name", "short-lived")).expect(201);
    var holder = there.with(key.text("plain_text_key"));
    holder.get("/v1/identity/whoami").expect(200);
    var chat = Chat.open(here);
    try (var stream = chat.stream(holder, null)) {
      here.organization().call("DELETE", keys + "/" + key.text("id"), "").expect(204);
      here.with(key.text("plain_text_key")).get("/v1/identity/whoami").expect(401);
      Eventually.is(401, Duration.ofSeconds(5), () -> holder.get("/v1/identity/whoami").status());
      stream.awaitEnd();
    }
  }

  private String doorbells(String compared) {
    return installation.ask(
        "select count(*) %s %s".formatted(compared.formatted(ofTheFirst), DOORBELLS));
  }
}
