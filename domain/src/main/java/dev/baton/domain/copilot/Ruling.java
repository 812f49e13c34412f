package dev.baton.domain.copilot;

import java.util.Set;

/**
 * What was decided about a session: its next state and the answer for whoever asked, or a reason
 * why nothing changes.
 */
public sealed interface Ruling<R> {

  record Accepted<R>(Session next, R result) implements Ruling<R> {}

  record Refused<R>(Reason reason) implements Ruling<R> {}

  static <R> Ruling<R> accept(Session next, R result) {
    return new Accepted<>(next, result);
  }

  static <R> Ruling<R> refuse(Reason reason) {
    return new Refused<>(reason);
  }

  /** Why a session said no, with what the caller needs to react. */
  sealed interface Reason {

    /** The organization has no such session. */
    record NoSuchSession() implements Reason {}

    record SessionArchived() implements Reason {}

    /** Another turn is under way. */
    record TurnRunning(Turn.Id turn) implements Reason {}

    /** First a human has to decide these calls. */
    record ApprovalAwaited(Set<ToolCall.Id> calls) implements Reason {}

    /** Nobody has to decide anything now. */
    record NothingToApprove() implements Reason {}

    /** The session never proposed it. */
    record UnknownToolCall() implements Reason {}

    /** It was decided the other way, or together with others. */
    record AlreadyDecided(ToolCall.Id call, boolean approved) implements Reason {}
  }
}
