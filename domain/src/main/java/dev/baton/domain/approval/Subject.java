package dev.baton.domain.approval;

import org.jspecify.annotations.Nullable;

/**
 * What is waiting to be done.
 *
 * @param ref names it to whoever asks, such as a tool or an edge of a workflow
 * @param node of the workflow that waits, null outside of one
 */
public record Subject(Kind kind, String ref, @Nullable String node) {

  public enum Kind {
    WORKFLOW_NODE,
    TOOL_CALL
  }
}
