package dev.baton.application.live;

/** Tells hints to those who follow an organization, on all nodes. Never waits and never fails. */
@FunctionalInterface
public interface Hints {

  void tell(Hint hint);
}
