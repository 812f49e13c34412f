package dev.baton.http.admin;

/** Looks whether this node can serve. Answers soon whatever the database does, and never throws. */
@FunctionalInterface
public interface Readiness {

  State look();

  /**
   * How the node stands.
   *
   * @param database whether the database answers
   * @param doorbell whether other nodes are heard at once; if not, this one polls and still serves
   * @param eventsLate whether an open transaction holds the events of organizations back
   */
  record State(boolean database, boolean doorbell, boolean eventsLate) {}
}
