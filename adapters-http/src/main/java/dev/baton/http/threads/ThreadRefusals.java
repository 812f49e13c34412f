package dev.baton.http.threads;

import dev.baton.domain.Decision;
import dev.baton.domain.Refusal;
import dev.baton.domain.Refusal.AlreadyDecided;
import dev.baton.domain.Refusal.HandoffClosed;
import dev.baton.domain.Refusal.HandoffHeld;
import dev.baton.domain.Refusal.IllegalMove;
import dev.baton.domain.Refusal.NoSuchOperator;
import dev.baton.domain.Refusal.NotFound;
import dev.baton.domain.Refusal.OperatorRequired;
import dev.baton.domain.Refusal.RoleRequired;
import dev.baton.domain.Refusal.SupervisorRequired;
import dev.baton.domain.Refusal.WrongChannel;
import dev.baton.domain.Refusal.WrongPhase;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import java.util.Locale;
import java.util.function.Function;

/** What this dialect says when the domain says no. */
record ThreadRefusals(Request request) {

  <R> Reply or(Decision<R> decision, Function<R, Reply> accepted) {
    return decision.fold(accepted, refusal -> request.refuse(fault(refusal)));
  }

  private static Fault fault(Refusal refusal) {
    return switch (refusal) {
      case NotFound _ -> new Fault.NotFound();
      case WrongPhase(var phase) ->
          badRequest("The thread is " + phase.name().toLowerCase(Locale.ROOT) + ".");
      case WrongChannel(var channel) ->
          badRequest("The visitor of this thread writes by " + channel + ".");
      case HandoffClosed _,
          HandoffHeld _,
          OperatorRequired _,
          SupervisorRequired _,
          RoleRequired _,
          AlreadyDecided _,
          NoSuchOperator _,
          IllegalMove _ ->
          throw new IllegalStateException("no command of a thread is refused with " + refusal);
    };
  }

  static Fault badRequest(String message) {
    return new Fault.Stated(400, "BAD_REQUEST", message);
  }
}
