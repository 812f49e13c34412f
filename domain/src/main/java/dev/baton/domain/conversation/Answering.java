package dev.baton.domain.conversation;

import dev.baton.domain.Decision;
import dev.baton.domain.Event;
import dev.baton.domain.bot.Patience;
import dev.baton.domain.bot.Turn;
import dev.baton.domain.bot.Turn.Failure;
import dev.baton.domain.bot.Turn.State;
import dev.baton.domain.conversation.Conversation.BotReply;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Request;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One turn in its conversation: what the bot says to it, and what its silence leads to. */
public record Answering(Conversation conversation, Turn turn) {

  public Answering {
    if (!turn.conversation().equals(conversation.id())) {
      throw new IllegalArgumentException("another conversation's turn: " + turn.id());
    }
  }

  /** A human that the bot asks for. */
  public record Ask(Handoff.Id id, Request request) {}

  /**
   * What the bot says to a turn, all of it or nothing.
   *
   * @param drafts in their order; none with no {@code ask} is to have nothing to say
   */
  public record Answer(Epoch computedUnder, List<Draft> drafts, @Nullable Ask ask) {
    public Answer {
      drafts = List.copyOf(drafts);
    }
  }

  /** What became of an answer. */
  public sealed interface Outcome {

    /** It stands, with what was said, which may be nothing. */
    record Said(List<Message> messages) implements Outcome {
      public Said {
        messages = List.copyOf(messages);
      }
    }

    /** The turn was answered before, by the message at this seq. */
    record SaidBefore(long seq) implements Outcome {}

    record TooLate(BotReply.ControlLost lost) implements Outcome {}

    /** What became of an answer to no turn. */
    static Outcome of(BotReply reply) {
      return switch (reply) {
        case BotReply.Posted(var message) -> new Said(List.of(message));
        case BotReply.ControlLost lost -> new TooLate(lost);
      };
    }
  }

  /** The first answer counts: to say something again changes nothing. */
  public Decision<Outcome> answer(Answer answer, Instant now) {
    var course = new Course(conversation, now);
    if (turn.state() instanceof State.Answered(var seq, _) && seq != null) {
      return course.accept(new Outcome.SaidBefore(seq));
    }
    if (!conversation.botMaySpeak(answer.computedUnder)) return late(course, answer, now);
    var said = answer.drafts.stream().map(course::post).toList();
    settleAnswered(course, said.isEmpty() ? null : said.getFirst().seq(), now);
    if (answer.ask != null) {
      var opened = course.openHandoff(answer.ask.id, answer.ask.request);
      course.move(new Control.Waiting(opened));
    }
    return course.accept(new Outcome.Said(said));
  }

  /** A turn of an epoch that has passed stays what it is, whatever the bot says now. */
  private void settleAnswered(Course course, @Nullable Long seq, Instant now) {
    if (!turn.epoch().equals(conversation.epoch())) return;
    course.answered(turn.lastSeq());
    if (seq == null && turn.state() instanceof State.Answered) return;
    course.note(new Event.TurnSettled(turn.in(new State.Answered(seq, now))));
  }

  private Decision<Outcome> late(Course course, Answer answer, Instant now) {
    for (var draft : answer.drafts) course.suggest(draft, answer.computedUnder);
    if (stale()) settleObsolete(course, now);
    var lost = new BotReply.ControlLost(conversation.control().phase(), conversation.epoch());
    return course.accept(new Outcome.TooLate(lost));
  }

  /**
   * What silence leads to: a bot that had its time, or its attempts, has failed, and a human is
   * asked for where its terms say so. Before that nothing changes.
   *
   * @param words id of the message that tells the visitor
   * @param handoff id of the handoff
   */
  public Decision<Turn> giveUp(
      Patience patience, Message.Id words, Handoff.Id handoff, Instant now) {
    var course = new Course(conversation, now);
    if (stale()) return course.accept(settleObsolete(course, now));
    var why = patience.failure(turn, now);
    if (why == null) return course.accept(turn);
    var failed = turn.in(new State.Failed(why, now));
    course.note(new Event.TurnSettled(failed));
    var fallback = patience.fallback();
    if (fallback != null) {
      course.post(Draft.plain(words, new Author.System(), fallback.words()));
      var opened = course.openHandoff(handoff, Request.unanswered(turn, text(why, patience)));
      course.move(new Control.Waiting(opened));
    }
    return course.accept(failed);
  }

  private boolean stale() {
    return !conversation.botMaySpeak(turn.epoch());
  }

  private Turn settleObsolete(Course course, Instant now) {
    if (!turn.due()) return turn;
    var obsolete = turn.in(new State.Obsolete(now));
    course.note(new Event.TurnSettled(obsolete));
    return obsolete;
  }

  private static String text(Failure why, Patience patience) {
    return switch (why) {
      case NO_ANSWER ->
          "The bot did not answer within %d s.".formatted(patience.deadline().toSeconds());
      case TOO_MANY_ATTEMPTS -> "The bot failed %d times.".formatted(patience.attempts());
    };
  }
}
