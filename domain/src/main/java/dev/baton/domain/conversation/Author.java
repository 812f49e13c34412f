package dev.baton.domain.conversation;

import dev.baton.domain.access.Operator;
import org.jspecify.annotations.Nullable;

/** Who wrote a message. */
public sealed interface Author {

  record Visitor() implements Author {}

  record Bot() implements Author {}

  /** Someone of the organization; the operator is null when the key was bound to nobody. */
  record Human(Operator.@Nullable Id operator) implements Author {}

  /** Baton itself, such as the marker of a takeover. */
  record System() implements Author {}

  default Role role() {
    return switch (this) {
      case Visitor() -> Role.USER;
      case Bot(), Human(_) -> Role.ASSISTANT;
      case System() -> Role.SYSTEM;
    };
  }

  /** The part a message plays for a language model and for the wire. */
  enum Role {
    USER,
    ASSISTANT,
    SYSTEM
  }
}
