package dev.baton.domain.conversation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.domain.Decision;
import dev.baton.domain.Decision.Accepted;
import dev.baton.domain.bot.Patience;
import dev.baton.domain.bot.Turn;
import dev.baton.domain.bot.Turn.State;
import dev.baton.domain.conversation.Answering.Answer;
import dev.baton.domain.conversation.Answering.Ask;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Request;
import dev.baton.domain.handoff.Source;
import dev.baton.domain.history.Minted;
import dev.baton.domain.history.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a turn, by its state and by whether the bot still has the control it was of. */
class AnsweringTest {
  private static final Instant NOW = Scene.NOW;
  private static final Patience PATIENT = new Patience(Duration.ofSeconds(30), 3, null);
  private static final Patience HANDING_OVER =
      new Patience(Duration.ofSeconds(30), 3, Patience.Fallback.USUAL);

  private enum Kind {
    /** Given once, its time not over. */
    DUE,
    /** The bot's time ended this very instant. */
    OVERDUE,
    /** Given as often as agreed, the last time over. */
    EXHAUSTED,
    /** Given as often as agreed, and the bot still thinks. */
    LAST_TIME,
    SAID,
    SILENT,
    FAILED,
    OBSOLETE;

    Turn turn(Epoch epoch) {
      var at = this == OVERDUE ? NOW.minusSeconds(30) : NOW.minusSeconds(29);
      return new Turn(
          Turn.Id.of(Minted.CONVERSATION, epoch, 2),
          Minted.CONVERSATION,
          Minted.BOT,
          epoch,
          2,
          4,
          at,
          state());
    }

    private State state() {
      return switch (this) {
        case DUE, OVERDUE -> new State.Due(1, NOW.plusSeconds(9));
        case EXHAUSTED -> new State.Due(3, NOW);
        case LAST_TIME -> new State.Due(3, NOW.plusNanos(1000));
        case SAID -> new State.Answered(3L, NOW.minusSeconds(1));
        case SILENT -> new State.Answered(null, NOW.minusSeconds(1));
        case FAILED -> new State.Failed(Turn.Failure.NO_ANSWER, NOW.minusSeconds(1));
        case OBSOLETE -> new State.Obsolete(NOW.minusSeconds(1));
      };
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DUE       | bot bot answered | answered | bot answered requested >waiting | obsolete
          OVERDUE   | bot bot answered | answered | bot answered requested >waiting | obsolete
          EXHAUSTED | bot bot answered | answered | bot answered requested >waiting | obsolete
          LAST_TIME | bot bot answered | answered | bot answered requested >waiting | obsolete
          SAID      | -                | -        | -                               | -
          SILENT    | bot bot answered | -        | bot answered requested >waiting | -
          FAILED    | bot bot answered | answered | bot answered requested >waiting | -
          OBSOLETE  | bot bot answered | answered | bot answered requested >waiting | -
          """)
  void a_turn_is_answered_once_and_only_under_its_own_control(
      Kind kind, String said, String nothing, String asked, String late) {
    var here = Scene.in(Phase.BOT);
    assertThat(words(here, answer(here, kind, here.epoch(), 2, false))).isEqualTo(said);
    assertThat(words(here, answer(here, kind, here.epoch(), 0, false))).isEqualTo(nothing);
    assertThat(words(here, answer(here, kind, here.epoch(), 1, true))).isEqualTo(asked);
    var gone = Scene.in(Phase.RESOLVED);
    assertThat(words(gone, answer(gone, kind, gone.epoch(), 1, false))).isEqualTo(late);
    var human = Scene.in(Phase.HUMAN);
    var kept =
        late.equals("-") && kind == Kind.SAID ? "-" : ("suggested " + late).replace(" -", "");
    assertThat(words(human, answer(human, kind, human.epoch(), 1, false))).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DUE       | -      | -                                 | obsolete
          OVERDUE   | failed | failed marker requested >waiting  | obsolete
          EXHAUSTED | failed | failed marker requested >waiting  | obsolete
          LAST_TIME | -      | -                                 | obsolete
          SAID      | -      | -                                 | -
          SILENT    | -      | -                                 | -
          FAILED    | -      | -                                 | -
          OBSOLETE  | -      | -                                 | -
          """)
  void silence_leads_to_what_was_agreed(Kind kind, String patient, String fallback, String late) {
    var here = Scene.in(Phase.BOT);
    assertThat(words(here, giveUp(here, kind, PATIENT))).isEqualTo(patient);
    assertThat(words(here, giveUp(here, kind, HANDING_OVER))).isEqualTo(fallback);
    for (var phase : List.of(Phase.WAITING, Phase.HUMAN, Phase.RESOLVED, Phase.CLOSED)) {
      var gone = Scene.in(phase);
      assertThat(words(gone, giveUp(gone, kind, HANDING_OVER))).isEqualTo(late);
    }
  }

  @Test
  void a_bot_that_got_control_back_has_another_epoch_and_leaves_the_old_turn_as_it_is() {
    var here = Scene.in(Phase.BOT);
    var old = Kind.DUE.turn(new Epoch(here.epoch().value() - 2));
    var answering = new Answering(here, old);
    assertThat(words(here, answering.answer(say(1, old.epoch(), false), NOW)))
        .isEqualTo("obsolete");
    assertThat(words(here, answering.answer(say(1, here.epoch(), false), NOW))).isEqualTo("bot");
    assertThat(words(here, answering.giveUp(HANDING_OVER, words(), handoff(), NOW)))
        .isEqualTo("obsolete");
  }

  @Test
  void the_handoff_says_why_and_of_which_turn() {
    var here = Scene.in(Phase.BOT);
    var turn = Kind.OVERDUE.turn(here.epoch());
    var decision = new Answering(here, turn).giveUp(HANDING_OVER, words(), handoff(), NOW);
    var open = requireNonNull(((Accepted<?>) decision).next().control().handoff());
    assertThat(open.request().reason()).isEqualTo("The bot did not answer within 30 s.");
    assertThat(open.request().conversationTurn()).isEqualTo(turn.id().value());
    assertThat(open.request().source()).isEqualTo(Source.POLICY);
  }

  @Test
  void what_comes_after_a_turn_is_not_answered_with_it() {
    var speaking = Scene.in(Phase.BOT).with(new Hearing(4, -1));
    var turn = Kind.DUE.turn(speaking.epoch());
    var next = answered(speaking, turn);
    assertThat(next.hearing()).isEqualTo(new Hearing(4, 4));
    assertThat(next.hearing().open()).isFalse();
    var more = answered(speaking.with(new Hearing(6, -1)), turn);
    assertThat(more.hearing().open()).isTrue();
  }

  private static Conversation answered(Conversation conversation, Turn turn) {
    var decision = new Answering(conversation, turn).answer(say(1, turn.epoch(), false), NOW);
    return ((Accepted<?>) decision).next();
  }

  @Test
  void turns_of_a_conversation_have_ids_of_their_own() {
    var ids =
        Stream.iterate(1L, epoch -> epoch + 1)
            .limit(50)
            .flatMap(
                epoch ->
                    Stream.iterate(0L, seq -> seq + 1)
                        .limit(50)
                        .map(seq -> Turn.Id.of(Minted.CONVERSATION, new Epoch(epoch), seq)));
    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.value().variant() == variant());
  }

  private static int variant() {
    return Minted.CONVERSATION.value().variant();
  }

  @Test
  void nobody_answers_another_conversations_turn() {
    var other = new Conversation.Id(new UUID(4, 4));
    var turn = Turn.of(Scene.in(Phase.BOT), Window.over(0, NOW), NOW);
    var foreign =
        new Turn(turn.id(), other, turn.bot(), turn.epoch(), 0, 1, NOW, new State.Due(0, NOW));
    assertThatThrownBy(() -> new Answering(Scene.in(Phase.BOT), foreign))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Decision<?> answer(
      Conversation at, Kind kind, Epoch under, int drafts, boolean asks) {
    return new Answering(at, kind.turn(at.epoch())).answer(say(drafts, under, asks), NOW);
  }

  private static Answer say(int drafts, Epoch under, boolean asks) {
    var minted = new Minted();
    var said = Stream.generate(() -> minted.draft(new Author.Bot())).limit(drafts).toList();
    return new Answer(under, said, asks ? new Ask(handoff(), Request.unbriefed()) : null);
  }

  private static Decision<?> giveUp(Conversation at, Kind kind, Patience patience) {
    return new Answering(at, kind.turn(at.epoch())).giveUp(patience, words(), handoff(), NOW);
  }

  private static Message.Id words() {
    return new Message.Id(new UUID(5, 5));
  }

  private static Handoff.Id handoff() {
    return new Handoff.Id(new UUID(6, 6));
  }

  private static String words(Conversation before, Decision<?> decision) {
    return Words.of(before, decision);
  }
}
