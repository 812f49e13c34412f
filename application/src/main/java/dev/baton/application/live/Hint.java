package dev.baton.application.live;

import dev.baton.application.feed.Subject;
import dev.baton.domain.access.Operator;
import org.jspecify.annotations.Nullable;

/** Something that is true for a moment: nobody keeps it, and it may be lost. */
public sealed interface Hint {

  Subject subject();

  record VisitorTypes(Subject subject) implements Hint {}

  /**
   * Somebody of the team types.
   *
   * @param operator null where the organization itself does
   */
  record TeamTypes(Subject subject, Operator.@Nullable Id operator) implements Hint {}

  /** The visitor has begun to watch, or has ceased to. */
  record Presence(Subject subject, boolean watching) implements Hint {}
}
