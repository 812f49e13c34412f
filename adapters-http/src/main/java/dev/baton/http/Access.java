package dev.baton.http;

import dev.baton.domain.access.Role;
import dev.baton.domain.access.Scope;

/** Who may call an endpoint. */
public sealed interface Access {

  /** Anyone, without a key. */
  record Open() implements Access {}

  /**
   * The holder of a visitor's token; which conversation it opens is for the endpoint to compare.
   */
  record Visitor() implements Access {}

  /** Any key that is good. */
  record AnyKey() implements Access {}

  /**
   * A good key that carries this scope and, where it is bound to an operator, one of this role at
   * least. A key that is bound to nobody acts for the organization, above all roles.
   */
  record Scoped(Scope scope, Role least) implements Access {

    public Scoped by(Role role) {
      return new Scoped(scope, role);
    }
  }

  static Access open() {
    return new Open();
  }

  static Access visitor() {
    return new Visitor();
  }

  static Access anyKey() {
    return new AnyKey();
  }

  static Scoped scope(Scope scope) {
    return new Scoped(scope, Role.OPERATOR);
  }
}
