package dev.baton.application.handoff;

import dev.baton.domain.handoff.Claim;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.Outcome;
import dev.baton.domain.handoff.Handoff.State;

/** A handoff's state as one word, for lists and the wire. Source: API.md, section 1. */
public enum HandoffStatus {
  REQUESTED,
  ASSIGNED,
  ACCEPTED,
  RESOLVED,
  CANCELLED;

  public static HandoffStatus of(Handoff handoff) {
    return switch (handoff.state()) {
      case State.Open(Claim.None _, _) -> REQUESTED;
      case State.Open(Claim.Soft _, _) -> ASSIGNED;
      case State.Open(Claim.Hard _, _) -> ACCEPTED;
      case State.Settled(Outcome.Resolved _, _, _), State.Settled(Outcome.Returned _, _, _) ->
          RESOLVED;
      case State.Settled(Outcome.Cancelled _, _, _) -> CANCELLED;
    };
  }
}
