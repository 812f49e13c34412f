package dev.baton.application.copilot;

import dev.baton.application.copilot.CopilotQueries.Entry;
import dev.baton.application.copilot.Prompt.Line;
import dev.baton.domain.access.Organization;
import dev.baton.domain.copilot.Remark;
import dev.baton.domain.copilot.Tool;
import dev.baton.domain.copilot.ToolCall;
import dev.baton.domain.copilot.ToolCall.State;
import dev.baton.domain.copilot.Turn;
import dev.baton.domain.copilot.Workflow;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings back the talk so far, as far as a model can make use of it. */
final class Recall {
  private static final int REMARKS = 40;
  private static final Set<Tool> ALL = EnumSet.allOf(Tool.class);

  private final CopilotQueries queries;

  @Inject
  Recall(CopilotQueries queries) {
    this.queries = queries;
  }

  /**
   * The talk as a turn finds it.
   *
   * @param ready false while a human still has to decide something that the model waits for
   */
  record Recalled(Prompt prompt, boolean ready) {}

  Recalled of(Organization.Id organization, Turn turn) {
    var history = queries.history(organization, turn.session(), REMARKS);
    var lines = new ArrayList<Line>();
    Workflow workflow = null;
    for (var entry : history) {
      if (entry.remark().role() == Remark.Role.USER) workflow = entry.workflow();
      lines.addAll(lines(entry));
    }
    return new Recalled(prompt(workflow, lines), ready(history));
  }

  private static Prompt prompt(@Nullable Workflow workflow, List<Line> lines) {
    return new Prompt(workflow, lines, ALL);
  }

  Prompt longer(Prompt prompt, String said, List<ToolCall> returned) {
    var lines = new ArrayList<>(prompt.lines());
    lines.add(new Line.Answered(said, returned));
    returned.forEach(call -> lines.add(TurnWork.line(call)));
    return prompt(prompt.workflow(), lines);
  }

  private static boolean ready(List<Entry> history) {
    if (history.isEmpty()) return true;
    return history.getLast().calls().stream()
        .noneMatch(call -> call.state() instanceof State.Proposed && call.needsApproval());
  }

  /** What needed no human came before what was said, what needed one after it. */
  private static List<Line> lines(Entry entry) {
    var remark = entry.remark();
    if (remark.role() == Remark.Role.USER) return List.of(new Line.Asked(remark.text()));
    var free = entry.calls().stream().filter(call -> !call.needsApproval()).toList();
    var asked = entry.calls().stream().filter(ToolCall::needsApproval).toList();
    var lines = new ArrayList<Line>();
    if (!free.isEmpty()) lines.add(new Line.Answered("", free));
    free.forEach(call -> lines.add(TurnWork.line(call)));
    if (!asked.isEmpty() || !remark.text().isEmpty()) {
      lines.add(new Line.Answered(remark.text(), asked));
    }
    asked.forEach(call -> lines.add(TurnWork.line(call)));
    return lines;
  }
}
