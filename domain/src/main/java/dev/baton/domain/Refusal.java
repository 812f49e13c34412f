package dev.baton.domain;

import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Role;
import dev.baton.domain.approval.Approval;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Phase;
import dev.baton.domain.handoff.Handoff;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why the domain said no. Each reason carries what the caller needs to react. */
public sealed interface Refusal {

  /** There is no such conversation or handoff for this organization. */
  record NotFound() implements Refusal {}

  record HandoffClosed(Handoff handoff) implements Refusal {}

  /**
   * Somebody else owns it.
   *
   * @param until end of the owner's lease, null for a soft claim
   */
  record HandoffHeld(Operator.Id holder, @Nullable Instant until) implements Refusal {}

  /** Only a key that is bound to an operator can own a handoff. */
  record OperatorRequired() implements Refusal {}

  /** Only a supervisor may take what another holds. */
  record SupervisorRequired() implements Refusal {}

  /** The approval asks for somebody of this role at least. */
  record RoleRequired(Role role) implements Refusal {}

  /** Somebody, or time, answered otherwise before. */
  record AlreadyDecided(Approval approval) implements Refusal {}

  /** The operator named as the next owner is not one of the organization. */
  record NoSuchOperator(Operator.Id operator) implements Refusal {}

  /** The command is not for a conversation in this phase. */
  record WrongPhase(Phase phase) implements Refusal {}

  record IllegalMove(Phase from, Phase to) implements Refusal {}

  /** The conversation is held on another channel than the one the command came over. */
  record WrongChannel(Channel channel) implements Refusal {}
}
