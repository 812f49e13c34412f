package dev.baton.application.live;

import dev.baton.application.feed.EventQueries.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Follows in a thread of its own until an event comes, and keeps all that it was given. */
final class Follower {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final CompletableFuture<List<Position>> seen = new CompletableFuture<>();

  static Follower until(Following following, Position last) {
    var follower = new Follower();
    Thread.ofVirtual().start(() -> follower.follow(following, last));
    return follower;
  }

  private void follow(Following following, Position last) {
    var all = new ArrayList<Position>();
    try (following) {
      while (!all.contains(last)
          && following.next(PATIENCE) instanceof Found.Events(var happenings)) {
        happenings.forEach(each -> all.add(each.at()));
      }
      seen.complete(all);
    } catch (InterruptedException | RuntimeException flaw) {
      seen.completeExceptionally(flaw);
    }
  }

  List<Position> seen() {
    return seen.orTimeout(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }
}
