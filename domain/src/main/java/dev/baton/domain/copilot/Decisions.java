package dev.baton.domain.copilot;

import dev.baton.domain.copilot.Ruling.Reason;
import dev.baton.domain.copilot.ToolCall.State.Approved;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a human decided about tool calls, held against what is known of them. */
final class Decisions {

  private Decisions() {}

  /** The one turn that brought these very decisions, null when there is none. */
  static Turn.@Nullable Id before(Map<ToolCall.Id, Boolean> decisions, List<ToolCall> named) {
    var turns = new HashSet<Turn.Id>();
    for (var call : named) {
      var by = call.decidedBy();
      if (by == null || !approves(decisions, call).equals(call.approved())) return null;
      turns.add(by);
    }
    return named.size() == decisions.size() && turns.size() == 1 ? turns.iterator().next() : null;
  }

  /** Whether something was approved that has not been done. */
  static boolean undone(List<ToolCall> named) {
    return named.stream().anyMatch(call -> call.state() instanceof Approved);
  }

  /** Why these cannot be decided now, null when they can. */
  static @Nullable Reason refusal(
      Set<ToolCall.Id> awaited, Map<ToolCall.Id, Boolean> decisions, List<ToolCall> named) {
    for (var call : named) {
      var approved = call.approved();
      if (approved != null) return new Reason.AlreadyDecided(call.id(), approved);
    }
    if (awaited.isEmpty()) return new Reason.NothingToApprove();
    return awaited.containsAll(decisions.keySet()) ? null : new Reason.UnknownToolCall();
  }

  static List<ToolCall> apply(
      Map<ToolCall.Id, Boolean> decisions, List<ToolCall> named, Turn.Id turn) {
    return named.stream().map(call -> call.decided(approves(decisions, call), turn)).toList();
  }

  private static Boolean approves(Map<ToolCall.Id, Boolean> decisions, ToolCall named) {
    return Objects.requireNonNull(decisions.get(named.id()));
  }
}
