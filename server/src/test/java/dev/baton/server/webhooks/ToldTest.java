package dev.baton.server.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.server.installation.Api;
import dev.baton.server.installation.Eventually;
import dev.baton.server.installation.Installation;
import dev.baton.server.installation.People;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an endpoint is told by two nodes, whose clocks are wrong by more than a receiver bears. */
class ToldTest {
  private static final Duration FAR = Duration.ofMinutes(10);
  private static final Duration SOON = Duration.ofSeconds(20);

  private final Endpoint endpoint = new Endpoint();
  private final Endpoint other = new Endpoint();
  @AutoClose private final Installation installation = Installation.fresh();
  private People people;

  /** Source: FAILURES.md 93. The clocks of the nodes are of no consequence. */
  @BeforeEach
  void start() {
    installation.allowing("127.0.0.1");
    people = installation.start(() -> Instant.now().minus(FAR)).people();
    installation.start(() -> Instant.now().plus(FAR));
  }

  @AfterEach
  void stop() {
    endpoint.close();
    other.close();
  }

  private Api us() {
    return people.organization();
  }

  private String conversation() {
    var order = Map.of("agentId", people.agentId().toString());
    return us().post("/api/v1/threads/web", order).expect(200).text("thread/id");
  }

  private void visitorSays(String conversation, String text) {
    us().post("/api/v1/threads/" + conversation + "/messages", Map.of("message", text)).expect(200);
  }

  /** Source: API.md, section 4. */
  @Test
  void a_takeover_is_told_as_marker_change_and_reply_and_all_of_it_is_signed() {
    var conversation = conversation();
    us().call("PATCH", "/v1/conversations/" + conversation, "{\"status\":\"agent_requested\"}")
        .expect(200);
    endpoint.register(us(), "message.created", "conversation.updated");
    var path = "/v1/conversations/" + conversation + "/messages";
    us().post(path, Map.of("text", "Hello, Zoë 🙂")).expect(201);
    var told = Stream.generate(endpoint::next).limit(3).toList();
    assertThat(told.stream().map(Endpoint.Told::line))
        .containsExactly(
            "message.created 0", "conversation.updated agent_requested open", "message.created 1");
    assertThat(told).allMatch(Endpoint.Told::genuine);
    assertThat(told.getFirst().body().at("/message/text").asText())
        .isEqualTo("A team member has joined the conversation.");
    assertThat(told.getLast().body().at("/message/text").asText()).isEqualTo("Hello, Zoë 🙂");
    assertThat(told.getLast().body().at("/message/metadata/source").asText()).isEqualTo("api");
    assertThat(told).allMatch(it -> it.body().path("conversationId").asText().equals(conversation));
  }

  @Test
  void of_many_conversations_each_message_is_told_once_and_in_order() {
    endpoint.register(us(), "message.created");
    var conversations = IntStream.range(0, 8).mapToObj(i -> conversation()).toList();
    conversations.parallelStream()
        .forEach(each -> IntStream.range(0, 10).forEach(i -> visitorSays(each, "Hello?")));
    var seqs = new HashMap<String, List<Integer>>();
    var ids = new HashSet<String>();
    for (int i = 0; i < 80; i++) {
      var told = endpoint.next();
      assertThat(told.genuine()).isTrue();
      ids.add(told.id());
      seqs.computeIfAbsent(told.body().get("conversationId").asText(), _ -> new ArrayList<>())
          .add(told.body().get("seq").asInt());
    }
    assertThat(ids).hasSize(80);
    assertThat(seqs).hasSize(8);
    assertThat(seqs.values())
        .allSatisfy(it -> assertThat(it).isEqualTo(IntStream.range(0, 10).boxed().toList()));
    Eventually.is("0", SOON, () -> installation.ask("select count(*) from webhook_lane"));
    assertThat(endpoint.quiet()).isTrue();
  }

  /** Source: FAILURES.md 54 and 62. */
  @Test
  void one_that_is_gone_is_disabled_and_the_others_are_told() {
    var webhook = endpoint.register(us(), "message.created");
    other.register(us(), "webhook.disabled");
    endpoint.answers(told -> 410);
    var conversation = conversation();
    visitorSays(conversation, "Hello?");
    endpoint.next();
    var notice = other.next();
    assertThat(notice.topic()).isEqualTo("webhook.disabled");
    assertThat(notice.genuine()).isTrue();
    assertThat(notice.body().get("webhookId").asText()).isEqualTo(webhook);
    assertThat(notice.body().get("reason").asText()).isEqualTo("It answered 410.");
    var shown = us().get("/v1/webhooks/" + webhook).expect(200).body();
    assertThat(shown.get("is_active").asBoolean()).isFalse();
    visitorSays(conversation, "Still there?");
    assertThat(endpoint.quiet()).isTrue();
  }

  /** Source: FAILURES.md 63. */
  @Test
  void what_fails_holds_up_its_own_conversation_alone() {
    endpoint.register(us(), "message.created");
    var stuck = conversation();
    var flowing = conversation();
    endpoint.answers(told -> told.body().get("conversationId").asText().equals(stuck) ? 500 : 200);
    visitorSays(stuck, "One.");
    assertThat(endpoint.next().line()).isEqualTo("message.created 0");
    visitorSays(stuck, "Two.");
    visitorSays(flowing, "One.");
    visitorSays(flowing, "Two.");
    for (int i = 0; i < 2; i++) {
      var told = endpoint.next();
      assertThat(told.body().get("conversationId").asText()).isEqualTo(flowing);
      assertThat(told.line()).isEqualTo("message.created " + i);
    }
    endpoint.answers(told -> 200);
    installation.execute("update webhook_lane set due_at = now() where lease is null");
    assertThat(endpoint.next().line()).isEqualTo("message.created 0");
    assertThat(endpoint.next().line()).isEqualTo("message.created 1");
  }
}
