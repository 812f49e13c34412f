package dev.baton.domain.copilot;

import java.util.List;

/** One line of the log of a turn, in the order in which its operator sees them. */
public sealed interface TurnEvent {

  /** The copilot said some more. */
  record TextAdded(String text) implements TurnEvent {}

  /** The model asked for something to be done. */
  record ToolCalled(ToolCall call) implements TurnEvent {}

  /** What came of a call; one that was denied has no result. */
  record ToolReturned(ToolCall call) implements TurnEvent {}

  /** The turn goes no further before a human has decided these. */
  record ApprovalRequired(List<ToolCall> calls) implements TurnEvent {
    public ApprovalRequired {
      calls = List.copyOf(calls);
    }
  }

  /** The copilot's answer is a message of the session now. */
  record TurnEnded(Remark.Id message, long seq, Usage usage) implements TurnEvent {}

  /** The turn ended without an answer. */
  record TurnFailed(String error, boolean retryable) implements TurnEvent {}

  /** The last line of every turn. */
  record TurnClosed() implements TurnEvent {}
}
