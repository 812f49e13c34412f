package dev.baton.domain.conversation;

import dev.baton.domain.Decision;
import dev.baton.domain.Refusal.IllegalMove;
import dev.baton.domain.Refusal.WrongPhase;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.Outcome;
import dev.baton.domain.handoff.Request;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Moves of a whole conversation, for those who name the phase and not the handoff. */
public record Lifecycle(Conversation conversation) {

  /**
   * Moves to the named phase; {@code opened} is the id of the handoff that a new human stretch
   * gets.
   */
  public Decision<Conversation> move(
      Phase to, @Nullable EndReason reason, Handoff.Id opened, Instant now) {
    var course = Course.lapsing(conversation, now);
    var from = course.at().control().phase();
    if (from == to) return accept(course);
    if (!from.successors().contains(to)) return Decision.refuse(new IllegalMove(from, to));
    switch (to) {
      case BOT -> throw new IllegalStateException("nothing is moved to the bot by name");
      case WAITING -> moveToWaiting(course, opened);
      case HUMAN -> course.move(new Control.Human(stretchFor(course, opened)));
      case RESOLVED, CLOSED, ARCHIVED -> end(course, to, reason, now);
    }
    return accept(course);
  }

  /** Ends for good, whoever had control; a second close changes nothing. */
  public Decision<Conversation> close(EndReason reason, Instant now) {
    var course = Course.lapsing(conversation, now);
    switch (course.at().control().phase()) {
      case BOT, WAITING, HUMAN, RESOLVED -> end(course, Phase.CLOSED, reason, now);
      case CLOSED, ARCHIVED -> {}
    }
    return accept(course);
  }

  /** Control back to the bot, for those who do not name the handoff. */
  public Decision<Conversation> returnToBot(@Nullable String summary, Instant now) {
    var course = Course.lapsing(conversation, now);
    switch (course.at().control()) {
      case Control.Bot _ -> {}
      case Control.Waiting(var handoff) -> giveBack(course, handoff, summary, now);
      case Control.Human(var handoff) -> giveBack(course, handoff, summary, now);
      case Control.Ended ended -> {
        return Decision.refuse(new WrongPhase(ended.how()));
      }
    }
    return accept(course);
  }

  private static void giveBack(Course course, Handoff open, @Nullable String summary, Instant now) {
    course.settle(open.settled(new Outcome.Returned(summary), now));
    course.move(new Control.Bot());
  }

  private static void moveToWaiting(Course course, Handoff.Id opened) {
    var handoff = course.at().control().handoff();
    if (handoff == null) course.move(new Control.Waiting(stretchFor(course, opened)));
    else course.release(handoff);
  }

  private static Handoff stretchFor(Course course, Handoff.Id opened) {
    var open = course.at().control().handoff();
    return open == null ? course.openHandoff(opened, Request.unbriefed()) : open;
  }

  private static void end(Course course, Phase how, @Nullable EndReason reason, Instant now) {
    var control = course.at().control();
    var handoff = control.handoff();
    if (handoff != null) course.settle(handoff.settled(new Outcome.Resolved(), now));
    course.move(ended(control, how, reason, now));
  }

  private static Control.Ended ended(
      Control before, Phase how, @Nullable EndReason given, Instant now) {
    var resolvedAt = before instanceof Control.Ended e ? e.resolvedAt() : null;
    var closedAt = before instanceof Control.Ended e ? e.closedAt() : null;
    var reason = given == null && before instanceof Control.Ended e ? e.reason() : given;
    return switch (how) {
      case RESOLVED -> new Control.Ended(how, reason, now, null);
      case CLOSED -> new Control.Ended(how, reason, resolvedAt, closedAt == null ? now : closedAt);
      case ARCHIVED -> new Control.Ended(how, reason, resolvedAt, closedAt);
      case BOT, WAITING, HUMAN -> throw new IllegalStateException(how + " is no ending");
    };
  }

  private static Decision<Conversation> accept(Course course) {
    return course.accept(course.at());
  }
}
