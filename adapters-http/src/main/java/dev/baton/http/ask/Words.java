package dev.baton.http.ask;

import dev.baton.domain.copilot.Workflow;
import dev.baton.http.input.Fields;
import dev.baton.http.input.Text;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the operator says: the body of a message, in which other keys are of no interest. */
record Words(String content, @Nullable Workflow workflow) {
  private static final String KNOWN =
      Arrays.stream(Workflow.values()).map(Workflow::word).collect(Collectors.joining(", "));

  static Words read(Fields body) {
    var content = body.text("content", Text.atLeast(1));
    var name = body.textOrNull("workflow", Text.any());
    var workflow = name == null ? null : Workflow.of(name).orElse(null);
    body.require(
        name == null || workflow != null, "workflow", "unknown workflow, not one of " + KNOWN);
    return new Words(content, workflow);
  }
}
