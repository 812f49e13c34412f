package dev.baton.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.server.installation.EventReader;
import dev.baton.server.installation.Installation;
import dev.baton.server.installation.People;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole loop, with the bot that the demonstration plays. */
class ScriptedBotTest {
  @TempDir private Path folder;
  private final List<String> told = new CopyOnWriteArrayList<>();
  private Installation installation;
  private People people;

  @BeforeEach
  void start() {
    installation = new Installation(folder);
    people = installation.start().people();
  }

  @AfterEach
  void stop() {
    installation.close();
  }

  @Test
  void it_answers_asks_for_a_human_and_goes_on_when_it_is_given_back() {
    var agent = installation.ask("select id from bot where name = 'Acme''s scripted bot'");
    var opened =
        people.organization().post("/api/v1/threads/web", Map.of("agentId", agent)).expect(200);
    var thread = "/api/v1/threads/" + opened.text("thread/id");
    try (var _ = installation.scriptedBot(people.baseUrl(), told::add);
        var stream = people.organization().stream(thread + "/stream", null)) {
      say(thread, "Where is my order?");
      hears(stream, "Orders arrive within two days.");
      say(thread, "I want to talk to a human.");
      hears(stream, "I am getting a colleague for you.");
      var handoff = queued();
      people.operator().post(handoff + "/messages", Map.of("content", "Hi, Ada here.")).expect(200);
      hears(stream, "A team member has joined the conversation.");
      hears(stream, "Hi, Ada here.");
      var back = Map.of("summary", "It was lost in the mail.");
      people.operator().post(handoff + "/return", back).expect(200);
      say(thread, "Thank you.");
      hears(stream, "I am back. I was told: It was lost in the mail. You are welcome.");
    }
    assertThat(told)
        .hasSize(7)
        .startsWith("bot hears: Where is my order?", "bot says:  Orders arrive within two days.");
  }

  /** The oldest handoff that nobody owns, as soon as there is one. */
  private String queued() {
    while (true) {
      var items = people.operator().get("/v1/hitl/handoffs?status=requested").body().get("items");
      if (!items.isEmpty()) return "/v1/hitl/handoffs/" + items.get(0).get("id").asText();
    }
  }

  private void say(String thread, String text) {
    people.organization().post(thread + "/messages", Map.of("message", text)).expect(200);
  }

  private static void hears(EventReader stream, String text) {
    assertThat(stream.next().text("messageBody")).isEqualTo(text);
  }
}
