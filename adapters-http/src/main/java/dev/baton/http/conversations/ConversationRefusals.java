package dev.baton.http.conversations;

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
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What this dialect says when the domain says no. */
record ConversationRefusals(Request request) {

  <R> Reply or(Decision<R> decision, Function<R, Reply> accepted) {
    return decision.fold(accepted, refusal -> request.refuse(fault(refusal)));
  }

  private static Fault fault(Refusal refusal) {
    return switch (refusal) {
      case NotFound _ -> new Fault.NotFound();
      case WrongPhase(var phase) ->
          invalidState("A conversation that is " + StatusWords.of(phase) + " does not take this.");
      case IllegalMove(var from, var to) ->
          invalidState(
              "A conversation does not go from "
                  + StatusWords.of(from)
                  + " to "
                  + StatusWords.of(to)
                  + ".");
      case NoSuchOperator _ -> invalid("assigned_to", "No operator has this id");
      case HandoffClosed _,
          HandoffHeld _,
          OperatorRequired _,
          SupervisorRequired _,
          RoleRequired _,
          AlreadyDecided _,
          WrongChannel _ ->
          throw new IllegalStateException(
              "no command of a conversation is refused with " + refusal);
    };
  }

  private static Fault invalidState(String message) {
    return new Fault.Stated(400, "invalid_state", message);
  }

  /** One field of the body is wrong, by a rule that needed the database. */
  static Fault invalid(String field, String message) {
    return new Fault.Stated(
        400,
        "validation_error",
        "The request is not valid.",
        Map.of("formErrors", List.of(), "fieldErrors", Map.of(field, List.of(message))));
  }
}
