package dev.baton.application.live;

import dev.baton.application.feed.Subject;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/**
 * Which visitors are watching, by node and by the database's clock: what a node that fell had said
 * lapses. Every method throws {@link dev.baton.application.Unavailable} when nobody can tell.
 */
public interface Presences {

  /**
   * From now on for so long they watch on this node.
   *
   * @return those whom nobody saw watching before
   */
  Set<Subject> watching(UUID node, Set<Subject> visitors, Duration time);

  /**
   * They watch on this node no more.
   *
   * @return those who do not watch on another one either
   */
  Set<Subject> left(UUID node, Set<Subject> visitors);

  /** Those who were left behind by a node that fell, each told once. */
  Set<Subject> lapsed();

  boolean watches(Subject visitor);
}
