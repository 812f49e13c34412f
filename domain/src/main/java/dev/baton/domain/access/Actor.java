package dev.baton.domain.access;

import org.jspecify.annotations.Nullable;

/** Who gives a command about a handoff. */
public sealed interface Actor {

  /** An operator, known by a key that is bound to one. */
  record Person(Operator.Id id, Role role) implements Actor {}

  /** The organization itself, by a key that is bound to nobody. It owns no handoff. */
  record Team() implements Actor {}

  default Operator.@Nullable Id operator() {
    return switch (this) {
      case Person(var id, _) -> id;
      case Team() -> null;
    };
  }

  /** Whether the actor may end or move what another operator holds. */
  default boolean supervises() {
    return ranks(Role.SUPERVISOR);
  }

  /** Whether the actor is of this role or above; nobody is above the organization itself. */
  default boolean ranks(Role least) {
    return switch (this) {
      case Person(_, var role) -> role.atLeast(least);
      case Team() -> true;
    };
  }
}
