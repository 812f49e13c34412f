package dev.baton.domain;

import dev.baton.domain.access.Operator;
import dev.baton.domain.approval.Approval;
import dev.baton.domain.bot.Turn;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.conversation.Phase;
import dev.baton.domain.conversation.Suggestion;
import dev.baton.domain.handoff.Handoff;
import org.jspecify.annotations.Nullable;

/** Something that happened to a conversation, in the past tense. */
public sealed interface Event {

  record ConversationStarted(Conversation conversation, Details details) implements Event {}

  record MessageAdded(Message message) implements Event {}

  /** The conversation moved; the epoch is the one after the move. */
  record ControlChanged(Phase from, Phase to, Epoch epoch) implements Event {}

  record DetailsChanged(Details details) implements Event {}

  /** The bot wrote under an epoch that had passed; the operator may use its text. */
  record ReplySuggested(Handoff.Id handoff, Suggestion suggestion) implements Event {}

  /** What happened to a handoff, with the handoff as it is after it. */
  sealed interface OfHandoff extends Event {
    Handoff handoff();
  }

  record HandoffRequested(Handoff handoff) implements OfHandoff {}

  /** It has a new owner; the former one is null when it had none. */
  record HandoffClaimed(Handoff handoff, Operator.@Nullable Id from) implements OfHandoff {}

  /** Its owner gave it back to the queue. */
  record HandoffReleased(Handoff handoff, Operator.@Nullable Id from) implements OfHandoff {}

  /** The lease of its owner ended, and it is back in the queue. */
  record HandoffLapsed(Handoff handoff, Operator.@Nullable Id from) implements OfHandoff {}

  /** It goes back to the bot at a set time unless somebody speaks before. */
  record ReturnPlanned(Handoff handoff) implements OfHandoff {}

  record HandoffSettled(Handoff handoff) implements OfHandoff {}

  /** What happened to an approval, with the approval as it is after it. */
  sealed interface OfApproval extends Event {
    Approval approval();
  }

  record ApprovalRequested(Approval approval) implements OfApproval {}

  record ApprovalDecided(Approval approval) implements OfApproval {}

  /** What happened to a turn of the bot, with the turn as it is after it. */
  sealed interface OfTurn extends Event {
    Turn turn();
  }

  /** A window has become a turn. */
  record TurnTaken(Turn turn) implements OfTurn {}

  /** The turn is answered, has failed, or is of no use any more. */
  record TurnSettled(Turn turn) implements OfTurn {}
}
