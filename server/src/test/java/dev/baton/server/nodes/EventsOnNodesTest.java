package dev.baton.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.server.installation.Api;
import dev.baton.server.installation.EventReader;
import dev.baton.server.installation.EventReader.Heard;
import dev.baton.server.installation.Installation;
import dev.baton.server.installation.People;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an organization is told on two nodes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventsOnNodesTest {
  private static final String CUT =
      """
      select count(pg_terminate_backend(pid)) from pg_stat_activity
      where application_name = 'baton-doorbell' and datname = current_database()
      """;

  @AutoClose private final Installation installation = Installation.fresh();
  private People here;
  private People there;

  @BeforeAll
  void start() {
    here = installation.start().people();
    there = installation.start().people();
  }

  private static EventReader follow(Api key, @Nullable String position) {
    return key.stream("/v1/events", position);
  }

  /** The next thing that is told of this conversation. */
  private static Heard next(EventReader reader, Chat chat) {
    var next = reader.next();
    while (!next.text("conversation_id").equals(chat.thread())) next = reader.next();
    return next;
  }

  @Test
  void a_relay_on_one_node_is_told_on_the_other_in_its_order() {
    try (var stream = follow(there.organization(), null);
        var stranger = follow(there.stranger(), null)) {
      var chat = Chat.open(here);
      var id = chat.relay(here.operator(), "Hello over there.").expect(200).text("id");
      var told = new ArrayList<Heard>();
      while (told.isEmpty() || !told.getLast().text("id").equals(id)) told.add(next(stream, chat));
      assertThat(told)
          .extracting(Heard::event)
          .containsExactly(
              "conversation_created",
              "handoff_requested",
              "conversation_updated",
              "new_message",
              "conversation_updated",
              "handoff_claimed",
              "new_message");
      there.stranger().post("/v1/conversations", Map.of()).expect(201);
      assertThat(stranger.next().event()).isEqualTo("conversation_created");
    }
  }

  /** Source: FAILURES.md 40 and 41. */
  @Test
  void whoever_hops_between_nodes_whose_doorbells_are_cut_misses_nothing_and_gets_nothing_twice()
      throws Exception {
    int said = 120;
    var chat = Chat.open(here);
    chat.relay(here.operator(), "0").expect(200);
    var begin = new ArrayList<Heard>();
    try (var stream = follow(here.organization(), null)) {
      chat.relay(here.operator(), "1").expect(200);
      begin.add(next(stream, chat));
    }
    var speaker = new FutureTask<>(() -> speak(chat, said));
    Thread.ofVirtual().start(speaker);
    var heard = new ArrayList<Heard>();
    for (int hop = 0; heard.size() < said; hop++) {
      var node = hop % 2 == 0 ? here : there;
      var last = heard.isEmpty() ? begin.getLast().id() : heard.getLast().id();
      try (var stream = follow(node.organization(), last)) {
        if (hop % 3 == 0) installation.ask(CUT);
        for (int i = 0; i < 11 && heard.size() < said; i++) heard.add(next(stream, chat));
      }
    }
    assertThat(heard).extracting(each -> each.text("id")).isEqualTo(speaker.get());
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

  /** Source: FAILURES.md 27. */
  @Test
  void a_transaction_that_stays_open_holds_the_organization_back_and_no_thread() throws Exception {
    var chat = Chat.open(here);
    try (var thread = chat.stream(there.organization(), null);
        var stream = follow(there.organization(), null);
        var open = installation.connect()) {
      open.setAutoCommit(false);
      try (var statement = open.createStatement()) {
        statement.execute("select pg_current_xact_id()");
      }
      var id = chat.relay(here.operator(), "Am I late?").expect(200).text("id");
      assertThat(thread.next().id()).isEqualTo("0");
      assertThat(thread.next().text("id")).isEqualTo(id);
      assertThat(stream.within(500)).noneMatch(each -> each.text("id").equals(id));
      open.rollback();
      var told = next(stream, chat);
      while (!told.text("id").equals(id)) told = next(stream, chat);
    }
  }

  @Test
  void that_a_visitor_watches_types_and_leaves_is_told_on_the_other_node() {
    var agent = Map.of("agentId", here.agentId().toString());
    var chat = here.nobody().post("/api/v1/chat/threads", agent).expect(200);
    var thread = chat.text("threadId");
    var visitor = here.with(chat.text("token"));
    try (var stream = follow(there.organization(), null)) {
      try (var _ = visitor.stream("/api/v1/chat/threads/" + thread + "/stream", null)) {
        assertThat(presence(stream, thread)).isTrue();
        var path = "/v1/conversations/" + thread + "/presence";
        assertThat(there.organization().get(path).expect(200).text("watching")).isEqualTo("true");
        visitor.post("/api/v1/chat/threads/" + thread + "/typing").expect(204);
        var typing = told(stream, thread, "typing");
        assertThat(typing.text("by")).isEqualTo("visitor");
      }
      assertThat(presence(stream, thread)).isFalse();
    }
  }

  private static boolean presence(EventReader stream, String thread) {
    return Boolean.parseBoolean(told(stream, thread, "presence").text("watching"));
  }

  private static Heard told(EventReader stream, String thread, String event) {
    var next = stream.next();
    while (!next.event().equals(event) || !next.text("conversation_id").equals(thread)) {
      next = stream.next();
    }
    return next;
  }

  /** As if its node had been killed: it says nothing any more, and takes nothing back. */
  @Test
  void what_a_node_that_fell_had_said_of_a_visitor_lapses_and_is_told() {
    var chat = Chat.open(here);
    installation.execute(
        """
        insert into presence (organization_id, conversation_id, node, until)
        select organization_id, id, gen_random_uuid(), now() + interval '3 seconds'
          from conversation where id = '%s'
        """
            .formatted(chat.thread()));
    var path = "/v1/conversations/" + chat.thread() + "/presence";
    assertThat(there.organization().get(path).text("watching")).isEqualTo("true");
    try (var stream = follow(there.organization(), null)) {
      assertThat(presence(stream, chat.thread())).isFalse();
      assertThat(there.organization().get(path).text("watching")).isEqualTo("false");
    }
  }
}
