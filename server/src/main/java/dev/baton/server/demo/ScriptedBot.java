package dev.baton.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A small bot that asks for its turns, answers them from a script, and hands over when the visitor
 * asks for a human. It tells what it hears and says.
 */
public final class ScriptedBot implements AutoCloseable {
  private final BotLine line;
  private final Consumer<String> told;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("scripted-bot").unstarted(this::work);

  ScriptedBot(BotLine line, Consumer<String> told) {
    this.line = line;
    this.told = told;
  }

  public ScriptedBot start() {
    thread.start();
    return this;
  }

  private void work() {
    try {
      while (closed.getCount() > 0) {
        if (!answerTurns()) closed.await(1, TimeUnit.SECONDS);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** False when the server is not there, or not ready. */
  private boolean answerTurns() throws InterruptedException {
    try {
      var heard = line.turns();
      if (heard.status() != 200) return false;
      for (var turn : heard.body().path("turns")) answer(turn);
      return true;
    } catch (IOException away) {
      return false;
    }
  }

  private void answer(JsonNode turn) throws IOException, InterruptedException {
    var heard =
        StreamSupport.stream(turn.path("messages").spliterator(), false)
            .map(each -> each.path("content").asText())
            .collect(Collectors.joining(" / "));
    told.accept("bot hears: " + heard);
    var said = Script.answer(heard, back(turn.path("returned")));
    var conversation = "/v1/bot/conversations/" + turn.path("conversation_id").asText();
    var message =
        Map.of(
            "epoch", turn.path("epoch").asLong(),
            "content", said.text(),
            "turn_id", turn.path("turn_id").asText());
    var posted = line.post(conversation + "/messages", message);
    told.accept(
        posted.status() == 201
            ? "bot says:  " + said.text()
            : "bot is too late: " + posted.body().path("error").asText());
    if (posted.status() == 201 && said.asksForHuman()) ask(conversation, turn);
  }

  private void ask(String conversation, JsonNode turn) throws IOException, InterruptedException {
    var packet = Map.of("static_text", "The visitor asks for a human.");
    var request = Map.of("packet", packet, "conv_turn_id", turn.path("turn_id").asText());
    var asked = line.post(conversation + "/handoff", request);
    told.accept("bot asks for a human: " + asked.body().path("id").asText());
  }

  private static @Nullable String back(JsonNode returned) {
    return returned.isObject() ? returned.path("summary").asText("") : null;
  }

  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
  }
}
