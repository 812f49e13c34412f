package dev.baton.application.approval;

import dev.baton.domain.approval.Approval;
import dev.baton.domain.approval.Approval.State;

/** An approval's state as one word, for lists and the wire. */
public enum ApprovalStatus {
  PENDING,
  APPROVED,
  DENIED;

  public static ApprovalStatus of(Approval approval) {
    return switch (approval.state()) {
      case State.Pending() -> PENDING;
      case State.Decided(var verdict, _, _, _) ->
          switch (verdict) {
            case APPROVE -> APPROVED;
            case DENY -> DENIED;
          };
    };
  }
}
