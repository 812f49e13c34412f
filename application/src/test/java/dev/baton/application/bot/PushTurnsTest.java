package dev.baton.application.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.bot.BotCalls.Answer;
import dev.baton.application.bot.PushTurns.Sending;
import dev.baton.application.memory.CountingIds;
import dev.baton.application.memory.MarkingSeals;
import dev.baton.application.memory.MemoryBotCalls;
import dev.baton.application.memory.MemoryTransactions;
import dev.baton.application.memory.MemoryTranscriptQueries;
import dev.baton.application.memory.MemoryTurnQueries;
import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.bot.Reach;
import dev.baton.domain.bot.Turn;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Epoch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PushTurnsTest {
  private static final Instant LEASED = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration LONG = Duration.ofMinutes(5);

  private final MemoryBotCalls bot =
      new MemoryBotCalls(_ -> Answer.Failed.because("http_500", "It answered 500."));
  private final PushTurns turns = over(new MemoryTransactions(InstantSource.fixed(LEASED)));

  private PushTurns over(MemoryTransactions memory) {
    var ids = new CountingIds();
    var queries = new MemoryTurnQueries(memory);
    var giveUp = new GiveUpTurns(memory, queries, ids);
    var transcripts = new MemoryTranscriptQueries(memory);
    var answers = new AnswerTurn(memory, queries, giveUp, transcripts, ids);
    return new PushTurns(memory, bot, answers, new MarkingSeals());
  }

  /**
   * @param time that the bot has, from the lease on
   */
  private static Sending leased(Duration ago, Duration time) {
    var turn =
        new Turn(
            new Turn.Id(UUID.randomUUID()),
            new Conversation.Id(UUID.randomUUID()),
            new Bot.Id(UUID.randomUUID()),
            Epoch.FIRST,
            0,
            0,
            LEASED,
            new Turn.State.Due(1, LEASED));
    var organization = new Organization.Id(UUID.randomUUID());
    var given = new Given(organization, turn, LEASED.plus(time), List.of(), null);
    var to = new Reach.Push("https://bot.example/turns", "whsec_x");
    return new Sending(given, to, LEASED, System.nanoTime() - ago.toNanos());
  }

  @Test
  void what_was_leased_just_now_is_sent_at_the_time_that_it_is_for_the_database() {
    assertThat(turns.send(leased(Duration.ofSeconds(9), LONG))).contains("It answered 500.");
    assertThat(bot.heard())
        .singleElement()
        .satisfies(it -> assertThat(it.patience()).isEqualTo(PushTurns.CALL))
        .extracting(BotCalls.Question::at)
        .matches(at -> !at.isBefore(LEASED.plusSeconds(9)) && at.isBefore(LEASED.plusSeconds(99)));
  }

  /** Somebody else may have it by the time that the call is over. Source: FAILURES.md 33. */
  @Test
  void a_worker_that_was_held_up_calls_nobody() {
    assertThat(turns.send(leased(Duration.ofSeconds(11), LONG))).isEmpty();
    assertThat(bot.heard()).isEmpty();
  }

  @Test
  void a_bot_is_not_waited_for_longer_than_its_time() {
    turns.send(leased(Duration.ofSeconds(4), Duration.ofSeconds(9)));
    turns.send(leased(Duration.ofSeconds(4), Duration.ofSeconds(4)));
    assertThat(bot.heard())
        .singleElement()
        .satisfies(it -> assertThat(it.patience()).isLessThanOrEqualTo(Duration.ofSeconds(5)));
  }
}
