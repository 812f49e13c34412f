package dev.baton.http.hitl;

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
import dev.baton.domain.approval.Approval;
import dev.baton.domain.conversation.Phase;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What this dialect says when the domain says no. */
public final class HitlRefusals {
  private final Request request;
  private final @Nullable String text;

  private HitlRefusals(Request request, @Nullable String text) {
    this.request = request;
    this.text = text;
  }

  public static HitlRefusals to(Request request) {
    return new HitlRefusals(request, null);
  }

  /** Conflicts carry the text back, so that it is not lost when somebody else was faster. */
  static HitlRefusals keeping(String text, Request request) {
    return new HitlRefusals(request, text);
  }

  public <R> Reply or(Decision<R> decision, Function<R, Reply> accepted) {
    return decision.fold(accepted, this::of);
  }

  public Reply of(Refusal refusal) {
    return switch (refusal) {
      // A foreign or missing id is 404 wherever it stands, also as an operator's in a body.
      case NotFound _, NoSuchOperator _ -> request.refuse(new Fault.NotFound());
      case OperatorRequired _ ->
          request.refuse(new Fault.Forbidden("Only a key bound to an operator can do this."));
      case SupervisorRequired _ ->
          request.refuse(new Fault.Forbidden("Only a supervisor can do this by force."));
      case RoleRequired(var role) ->
          request.refuse(
              new Fault.Forbidden("This approval asks for a role of " + word(role) + " or above."));
      case AlreadyDecided(var approval) -> decided(approval);
      case HandoffClosed(var handoff) ->
          conflict(
              "handoff_closed",
              "This handoff is over.",
              Map.of("status", HandoffRead.status(handoff)));
      case HandoffHeld held -> conflict("handoff_claimed", "Another operator holds it.", by(held));
      case WrongPhase(var phase) -> wrong(phase);
      case IllegalMove(var from, var to) ->
          conflict(
              "invalid_state",
              "The conversation cannot go there from where it is.",
              Map.of("session_status", SessionStatus.of(from), "to", SessionStatus.of(to)));
      case WrongChannel(var channel) ->
          conflict(
              "invalid_state",
              "The conversation is held on another channel.",
              Map.of("channel", word(channel)));
    };
  }

  private Reply decided(Approval approval) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    var read = ApprovalRead.of(request.caller().organization(), approval);
    facts.put("status", read.status());
    facts.put("decision", read.decision());
    facts.put("decided_by", read.decided_by());
    facts.put("decided_at", read.decided_at());
    return conflict("already_decided", "This was decided otherwise.", facts);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private Reply wrong(Phase phase) {
    var status = Map.of("session_status", SessionStatus.of(phase));
    return phase.ended()
        ? conflict("conversation_closed", "The conversation is over.", status)
        : conflict("conversation_live", "The conversation is still going on.", status);
  }

  private static Map<String, @Nullable Object> by(HandoffHeld held) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("holder", held.holder().value());
    facts.put("lease_until", held.until());
    return facts;
  }

  private Reply conflict(
      String code, String message, Map<String, ? extends @Nullable Object> facts) {
    var all = new LinkedHashMap<String, @Nullable Object>(facts);
    if (text != null) all.put("content", text);
    return Reply.json(409, new HitlDialect.Conflict(code, message, all));
  }
}
