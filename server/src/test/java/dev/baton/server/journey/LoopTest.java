package dev.baton.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.server.demo.LocalProvider;
import dev.baton.server.installation.EventReader;
import dev.baton.server.installation.Eventually;
import dev.baton.server.installation.Installation;
import dev.baton.server.installation.People;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The whole loop, with the bot and the provider that the demonstration plays: a visitor asks, the
 * bot answers, a human takes over and gives back, and everybody gets everything once.
 */
class LoopTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final List<String> TOLD =
      List.of(
          "Orders arrive within two days.",
          "I am getting a colleague for you.",
          "A team member has joined the conversation.",
          "Hi, Ada here.",
          "I am back. I was told: It was lost in the mail. You are welcome.");

  private final List<String> printed = new CopyOnWriteArrayList<>();
  private final LocalProvider provider = LocalProvider.start(InstantSource.system(), printed::add);
  @AutoClose private final Installation installation = Installation.fresh();
  private People people;

  @BeforeEach
  void start() {
    installation.texting(provider.account());
    people = installation.start().people();
    provider.calls(people.baseUrl(), people.baseUrl());
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void on_the_web() {
    var agent = installation.ask("select id from bot where name = 'Acme''s scripted bot'");
    var opened =
        people.organization().post("/api/v1/threads/web", Map.of("agentId", agent)).expect(200);
    var id = opened.text("thread/id");
    var thread = "/api/v1/threads/" + id;
    try (var _ = installation.scriptedBot(people.baseUrl(), printed::add);
        var stream = people.organization().stream(thread + "/stream", null)) {
      say(thread, "Where is my order?");
      hears(stream, TOLD.get(0));
      say(thread, "I want to talk to a human.");
      hears(stream, TOLD.get(1));
      var handoff = takenOver();
      hears(stream, TOLD.get(2));
      hears(stream, TOLD.get(3));
      givenBack(handoff);
      say(thread, "Thank you.");
      hears(stream, TOLD.get(4));
      becomesDelivered(id, 5);
    }
    assertThat(printed)
        .hasSize(7)
        .startsWith("bot hears: Where is my order?", "bot says:  Orders arrive within two days.");
  }

  @Test
  void by_sms() {
    try (var _ = installation.scriptedBot(people.baseUrl(), printed::add)) {
      text("Where is my order?");
      phoneGets(1);
      text("I want to talk to a human.");
      phoneGets(2);
      var handoff = takenOver();
      phoneGets(4);
      var thread = people.operator().get(handoff).expect(200).text("conversation_id");
      becomesDelivered(thread, 4);
      givenBack(handoff);
      text("Thank you.");
      phoneGets(5);
      becomesDelivered(thread, 5);
      assertThat(printed)
          .contains("sms from +15550100: Thank you.", "sms to   +15550100: " + TOLD.get(4));
    }
  }

  /** All that was said to the visitor. */
  private void becomesDelivered(String thread, int messages) {
    Eventually.is(
        Collections.nCopies(messages, "delivered"),
        SOON,
        () ->
            outbound(thread).stream().map(each -> each.path("delivery_status").asText()).toList());
    assertThat(outbound(thread).stream().map(each -> each.path("content").asText()))
        .isEqualTo(TOLD.subList(0, messages));
  }

  private List<JsonNode> outbound(String thread) {
    var path = "/v1/v2/conversations/" + thread + "/messages";
    var messages = people.organization().get(path).expect(200).body().path("messages");
    return StreamSupport.stream(messages.spliterator(), false)
        .filter(each -> !each.path("role").asText().equals("user"))
        .toList();
  }

  /** The oldest handoff that nobody owns, as soon as there is one, answered. */
  private String takenOver() {
    while (true) {
      var items = people.operator().get("/v1/hitl/handoffs?status=requested").body().get("items");
      if (items.isEmpty()) continue;
      var handoff = "/v1/hitl/handoffs/" + items.get(0).get("id").asText();
      people.operator().post(handoff + "/messages", Map.of("content", TOLD.get(3))).expect(200);
      return handoff;
    }
  }

  private void givenBack(String handoff) {
    var back = Map.of("summary", "It was lost in the mail.");
    people.operator().post(handoff + "/return", back).expect(200);
  }

  private void say(String thread, String text) {
    people.organization().post(thread + "/messages", Map.of("message", text)).expect(200);
  }

  private static void hears(EventReader stream, String text) {
    assertThat(stream.next().text("messageBody")).isEqualTo(text);
  }

  /** As from the command line: the form of the pretended phone. */
  private void text(String text) {
    var form = "Body=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    assertThat(phone(HttpRequest.newBuilder().POST(BodyPublishers.ofString(form))))
        .isEqualTo("Baton answered 200\n");
  }

  private void phoneGets(int messages) {
    var expected =
        TOLD.stream()
            .limit(messages)
            .map(each -> "sms to   " + LocalProvider.PHONE + ": " + each)
            .toList();
    Eventually.is(
        expected,
        SOON,
        () ->
            phone(HttpRequest.newBuilder().GET())
                .lines()
                .filter(each -> each.startsWith("sms to"))
                .toList());
  }

  private String phone(HttpRequest.Builder request) {
    try (var http = HttpClient.newHttpClient()) {
      var uri = URI.create(provider.address() + "/texts");
      return http.send(request.uri(uri).build(), BodyHandlers.ofString()).body();
    } catch (IOException flaw) {
      throw new AssertionError(flaw);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }
}
