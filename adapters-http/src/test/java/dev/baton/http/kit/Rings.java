package dev.baton.http.kit;

import dev.baton.application.feed.Doorbell;
import dev.baton.application.feed.Feed;
import dev.baton.application.feed.Ring;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells a feed that is made after those who ring. */
final class Rings implements Doorbell {
  private volatile @Nullable Feed feed;

  void to(Feed listening) {
    feed = listening;
  }

  @Override
  public void ring(List<Ring> rings) {
    var listening = feed;
    if (listening != null) listening.heard(rings);
  }
}
