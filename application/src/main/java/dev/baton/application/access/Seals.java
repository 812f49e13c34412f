package dev.baton.application.access;

/** Hides secrets that must be known again, unlike those of which a {@link KeyHash} is enough. */
public interface Seals {

  /** The secret as it is kept. */
  String seal(String secret);

  /**
   * The secret that was sealed, by this or another node.
   *
   * @throws IllegalStateException when it was sealed with a key that this node does not have
   */
  String open(String sealed);
}
