package dev.baton.http;

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

  /** A good key that carries this scope. */
  record Scoped(Scope scope) implements Access {}

  static Access open() {
    return new Open();
  }

  static Access visitor() {
    return new Visitor();
  }

  static Access anyKey() {
    return new AnyKey();
  }

  static Access scope(Scope scope) {
    return new Scoped(scope);
  }
}
