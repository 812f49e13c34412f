package dev.baton.channels.bot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.bot.BotCalls.Answer;
import dev.baton.application.bot.Given;
import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.bot.Turn;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Epoch;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerJsonTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final Turn TURN =
      new Turn(
          new Turn.Id(new UUID(1, 1)),
          new Conversation.Id(new UUID(2, 2)),
          new Bot.Id(new UUID(3, 3)),
          Epoch.FIRST,
          0,
          0,
          NOW,
          new Turn.State.Due(1, NOW));
  private static final Given GIVEN =
      new Given(new Organization.Id(new UUID(4, 4)), TURN, NOW, List.of(), null);

  private static Answer read(String body) {
    return AnswerJson.read(GIVEN, body.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "{}", "{\"messages\": []}", "{\"content\": null}"})
  void nothing_means_that_it_answers_later(String body) {
    assertThat(read(body)).isEqualTo(new Answer.Said(List.of(), null));
  }

  @Test
  void it_may_say_several_things_and_ask_for_a_human() {
    var said =
        read(
            """
            {"messages": [{"content": "One."}, {"content": "Two.", "extra": 1}],
             "handoff": {"reason": "angry", "packet": {"static_text": "Help.", "summary": null,
                         "context_vars": {"order": 7}}}}
            """);
    assertThat(said)
        .isInstanceOfSatisfying(
            Answer.Said.class,
            it -> {
              assertThat(it.texts()).containsExactly("One.", "Two.");
              var request = requireNonNull(it.request());
              assertThat(request.reason()).isEqualTo("angry");
              assertThat(request.packet().staticText()).isEqualTo("Help.");
              assertThat(request.packet().contextVars().text()).isEqualTo("{\"order\":7}");
              assertThat(request.conversationTurn()).isEqualTo(TURN.id().value());
            });
    assertThat(read("{\"content\": \"Hi.\"}")).isEqualTo(new Answer.Said(List.of("Hi."), null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>",
        "[]",
        "\"Hi\"",
        "{} {}",
        "{\"content\": 1}",
        "{\"content\": \"\"}",
        "{\"content\": \"\\u0000\"}",
        "{\"content\": \"\\ud800\"}",
        "{\"content\": \"a\", \"content\": \"b\"}",
        "{\"messages\": {\"content\": \"a\"}}",
        "{\"messages\": [\"a\"]}",
        "{\"handoff\": {}}",
        "{\"handoff\": \"yes\"}",
        "{\"handoff\": {\"packet\": {\"static_text\": \"a\", \"context_vars\": []}}}",
      })
  void what_cannot_be_read_is_a_failure_and_never_a_message(String body) {
    assertThat(read(body)).isInstanceOf(Answer.Failed.class);
  }

  @Test
  void no_depth_of_nesting_brings_it_down() {
    assertThat(read("[".repeat(100_000))).isInstanceOf(Answer.Failed.class);
  }
}
