package dev.baton.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.server.installation.Eventually;
import dev.baton.server.installation.Installation;
import dev.baton.server.installation.People;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What readers on the web took is known on every node. */
class DeliveredTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @AutoClose private final Installation installation = Installation.fresh();
  private People here;
  private People there;

  @BeforeEach
  void start() {
    here = installation.start().people();
    there = installation.start().people();
  }

  private String status(String thread, int seq) {
    var path = "/v1/v2/conversations/%s/messages?since_seq=%d".formatted(thread, seq - 1);
    return here.organization().get(path).expect(200).text("messages/0/delivery_status");
  }

  @Test
  void what_a_stream_took_is_delivered_and_what_nobody_took_waits() {
    var heard = Chat.open(here);
    var unheard = Chat.open(here);
    try (var stream = heard.stream(there.organization(), null)) {
      unheard.relay(here.operator(), "Anybody?").expect(200);
      heard.relay(here.operator(), "Hello.").expect(200);
      assertThat(stream.next().text("messageBody")).startsWith("A team member");
      assertThat(stream.next().text("messageBody")).isEqualTo("Hello.");
      Eventually.is("delivered", SOON, () -> status(heard.thread(), 1));
      assertThat(status(heard.thread(), 0)).isEqualTo("delivered");
    }
    assertThat(status(unheard.thread(), 1)).isEqualTo("queued");
    var shown = "/api/v1/threads/%s/messages?status=DELIVERED".formatted(heard.thread());
    var delivered = there.organization().get(shown).expect(200);
    assertThat(delivered.body().at("/thread/messages")).hasSize(2);
    assertThat(delivered.text("thread/messages/0/deliveredAt")).isNotEqualTo("null");
  }

  @Test
  void a_browser_that_reads_has_what_it_reads() {
    var agent = Map.of("agentId", here.agentId().toString());
    var opened = here.nobody().post("/api/v1/chat/threads", agent).expect(200);
    var thread = opened.text("threadId");
    var asked = Map.of("conversation_id", thread, "packet", Map.of("static_text", "x"));
    var handoff = here.organization().post("/v1/hitl/handoffs", asked).expect(201).text("id");
    new Chat(thread, handoff).relay(here.operator(), "Hello.").expect(200);
    there
        .with(opened.text("token"))
        .get("/api/v1/chat/threads/" + thread + "/messages")
        .expect(200);
    Eventually.is("delivered", SOON, () -> status(thread, 1));
  }
}
