package dev.baton.application.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.bot.BotCalls.Answer;
import dev.baton.application.bot.PushTurns.Sending;
import dev.baton.application.contract.Scene;
import dev.baton.application.memory.MarkingSeals;
import dev.baton.application.memory.MemoryBotCalls;
import dev.baton.application.memory.MemoryPorts;
import dev.baton.application.memory.MemoryTransactions;
import dev.baton.application.memory.MemoryTurnQueries;
import dev.baton.domain.bot.Patience;
import dev.baton.domain.bot.Reach;
import dev.baton.domain.bot.Terms;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Window;
import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.delivery.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a bot that is called and does not answer is called again. */
class BusyBotTest {
  private static final Window.Rule AT_ONCE = new Window.Rule(Duration.ZERO, Duration.ZERO);

  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final InstantSource clock = () -> now;
  private final MemoryTransactions memory = new MemoryTransactions(clock);
  private final Scene scene = Scene.in(MemoryPorts.on(memory));
  private @Nullable Duration asked;
  private final MemoryBotCalls bot = new MemoryBotCalls(_ -> failed());
  private final PushTurns push = push();

  private Answer failed() {
    return new Answer.Failed(new Receipt.Again(asked, new Failure("http_503", "It is busy.")));
  }

  private PushTurns push() {
    var turns = new MemoryTurnQueries(memory);
    var giveUp = new GiveUpTurns(memory, turns, scene.ids());
    var answers = new AnswerTurn(memory, turns, giveUp, scene.ports().transcripts(), scene.ids());
    return new PushTurns(memory, bot, answers, new MarkingSeals());
  }

  private void isAskedFor() {
    var reach = new Reach.Push("https://bot.example", new MarkingSeals().seal("secret"));
    var terms = new Terms(reach, new Patience(Duration.ofMinutes(10), 9, null));
    memory.within(store -> store.bots().agree(scene.organization(), scene.bot().id(), terms));
    var conversation = scene.conversation();
    var draft = scene.draft(new Author.Visitor(), "Hello?");
    Scene.result(scene.on(conversation, ex -> ex.conversation().receive(draft, AT_ONCE, ex.now())));
    Scene.result(scene.on(conversation, ex -> ex.conversation().takeTurn(ex.now())));
  }

  private List<Sending> after(Duration time) {
    now = now.plus(time);
    return push.lease(1, Set.of());
  }

  private void isCalledAndFails() {
    isAskedFor();
    assertThat(push.send(after(Duration.ZERO).getFirst())).contains("It is busy.");
    assertThat(bot.heard()).hasSize(1);
  }

  /** Source: FAILURES.md 55. */
  @Test
  void it_is_left_alone_for_as_long_as_it_asks() {
    asked = Duration.ofSeconds(20);
    isCalledAndFails();
    assertThat(after(Duration.ofMillis(19_999))).isEmpty();
    assertThat(after(Duration.ofMillis(1))).hasSize(1);
  }

  /** Source: FAILURES.md 55. */
  @Test
  void but_no_longer_than_a_minute() {
    asked = Duration.ofSeconds(1_000_000_000);
    isCalledAndFails();
    assertThat(after(Duration.ofMillis(59_999))).isEmpty();
    assertThat(after(Duration.ofMillis(1))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 999})
  void nor_is_it_called_sooner_than_one_that_asks_nothing(long millis) {
    asked = Duration.ofMillis(millis);
    isCalledAndFails();
    assertThat(after(Duration.ofMillis(999))).isEmpty();
    assertThat(after(Duration.ofMillis(1_001))).hasSize(1);
  }
}
