package dev.baton.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.application.copilot.CopilotModel;
import dev.baton.application.copilot.CopilotModel.Call;
import dev.baton.application.copilot.CopilotModel.ModelFailed;
import dev.baton.application.copilot.Prompt;
import dev.baton.application.copilot.Prompt.Line;
import dev.baton.domain.JsonObject;
import dev.baton.domain.copilot.Tool;
import dev.baton.domain.copilot.ToolCall;
import dev.baton.domain.copilot.ToolCall.ToolResult;
import dev.baton.domain.copilot.Turn;
import dev.baton.domain.copilot.Workflow;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a turn may rely on, whatever thinks behind it. */
public interface CopilotModelContract {
  int MOST_STEPS = 8;
  ToolResult NOTHING = new ToolResult(false, new JsonObject("{\"handoffs\":[],\"hits\":[]}"));

  CopilotModel model();

  private static Prompt prompt(@Nullable Workflow workflow, List<Line> lines) {
    return new Prompt(workflow, lines, EnumSet.allOf(Tool.class));
  }

  /** Steps on as a turn does, until the model wants nothing more; all that it said. */
  private String talked(@Nullable Workflow workflow, String asked)
      throws ModelFailed, InterruptedException {
    var lines = new ArrayList<Line>(List.of(new Line.Asked(asked)));
    var all = new StringBuilder();
    for (int i = 0; i < MOST_STEPS; i++) {
      var pieces = new ArrayList<String>();
      var step = model().next(prompt(workflow, lines), pieces::add);
      assertThat(pieces).doesNotContain("");
      all.append(String.join("", pieces));
      if (step.calls().isEmpty()) return all.toString();
      lines.addAll(performed(String.join("", pieces), step.calls()));
    }
    throw new AssertionError("it never comes to an end: " + all);
  }

  private static List<Line> performed(String said, List<Call> calls) {
    var made = new ArrayList<ToolCall>();
    for (var call : calls) {
      assertThat(Tool.of(call.tool())).as(call.tool()).isPresent();
      var id = new ToolCall.Id(new UUID(1, made.size()));
      var turn = new Turn.Id(new UUID(0, 0));
      made.add(ToolCall.proposed(id, turn, call.tool(), call.arguments()));
    }
    var lines = new ArrayList<Line>(List.of(new Line.Answered(said, made)));
    made.forEach(call -> lines.add(new Line.Returned(call, NOTHING)));
    return lines;
  }

  @Test
  default void a_question_comes_to_an_answer() throws Exception {
    assertThat(talked(null, "How do we handle broken lamps?")).isNotBlank();
  }

  @Test
  default void every_workflow_comes_to_an_answer_even_where_there_is_nothing() throws Exception {
    for (var workflow : Workflow.values()) {
      assertThat(talked(workflow, "Please.")).as("%s", workflow).isNotBlank();
    }
  }

  @Test
  default void a_step_says_what_it_cost() throws Exception {
    var step = model().next(prompt(null, List.of(new Line.Asked("Hi"))), _ -> {});
    assertThat(step.usage().inputTokens()).isNotNegative();
    assertThat(step.usage().outputTokens()).isNotNegative();
  }

  @Test
  default void whoever_is_interrupted_does_not_wait_for_it() {
    assertThatThrownBy(
            () -> {
              Thread.currentThread().interrupt();
              talked(Workflow.QUEUE_REPORT, "Now?");
            })
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }
}
