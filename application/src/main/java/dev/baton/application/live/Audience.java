package dev.baton.application.live;

import dev.baton.application.feed.EventQueries.Position;
import dev.baton.domain.access.Organization;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** All who follow one organization on this node, and the recent events that they share. */
final class Audience {
  private final Organization.Id organization;
  private final EventLog log;
  private final Runnable behind;
  private final Set<Following> followers = ConcurrentHashMap.newKeySet();
  private final AtomicReference<Recent> recent = new AtomicReference<>(Recent.UNKNOWN);

  /**
   * @param behind told when somebody knows of more than is shared here
   */
  Audience(Organization.Id organization, EventLog log, Runnable behind) {
    this.organization = organization;
    this.log = log;
    this.behind = behind;
  }

  Organization.Id organization() {
    return organization;
  }

  Recent recent() {
    return recent.get();
  }

  void enter(Following following) {
    followers.add(following);
  }

  void leave(Following following) {
    followers.remove(following);
  }

  boolean empty() {
    return followers.isEmpty();
  }

  void stop() {
    followers.forEach(Following::stop);
  }

  /** The one who reads for all has read on. Who has nothing new to see is not woken. */
  void join(Excerpt excerpt) {
    var before = recent.getAndUpdate(known -> known.joined(excerpt));
    boolean quiet = excerpt.happenings().isEmpty() && !excerpt.lost();
    if (!quiet || before == Recent.UNKNOWN) followers.forEach(Following::wake);
  }

  void hear(Hint hint) {
    recent.updateAndGet(known -> known.with(hint));
    followers.forEach(Following::wake);
  }

  /** Reads on after a place, for one follower; what it finds may spare others the same. */
  Excerpt read(Position after) {
    var excerpt = log.read(after, Set.of(organization)).of(organization);
    if (excerpt.lost()) return excerpt;
    recent.updateAndGet(known -> known.widened(excerpt));
    if (excerpt.reached().compareTo(recent.get().to()) > 0) behind.run();
    return excerpt;
  }

  Position head() {
    return log.head().reached();
  }
}
