package dev.baton.application.access;

/** What became of an order about keys or operators. */
public sealed interface Ordered<T> {

  record Done<T>(T result) implements Ordered<T> {}

  /** The organization has no such key or operator. */
  record Unknown<T>() implements Ordered<T> {}

  /** It would give or touch what is above the caller: a role, or a scope. */
  record Beyond<T>(String why) implements Ordered<T> {}

  /** Nobody would be left who may manage keys and operators of every role. */
  record LastAdmin<T>() implements Ordered<T> {}

  static <T> Ordered<T> above() {
    return new Beyond<>("Nobody gives or takes what is above his own role.");
  }
}
