package dev.baton.http.kit;

import dev.baton.application.feed.Doorbell;
import dev.baton.application.feed.Feed;
import dev.baton.application.feed.Ring;
import dev.baton.application.live.LiveEvents;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells those who listen, who are made after those who ring. */
final class Rings implements Doorbell {
  private volatile @Nullable Feed feed;
  private volatile @Nullable LiveEvents live;

  void to(Feed listening, LiveEvents following) {
    feed = listening;
    live = following;
  }

  @Override
  public void ring(List<Ring> rings) {
    var listening = feed;
    var following = live;
    if (listening != null) listening.heard(rings);
    if (following != null) following.heard();
  }
}
