package dev.baton.server.architecture.violating.common;

/** Lives where nothing belongs. */
final class Odds {

  private Odds() {}
}
