package dev.baton.persistence.doorbell;

import dev.baton.application.feed.Feed;
import dev.baton.application.feed.Listening;
import dev.baton.application.feed.Ring;
import dev.baton.application.feed.Subject;
import dev.baton.application.feed.WatchFeed;
import dev.baton.application.live.Hint;
import dev.baton.persistence.JooqFeedQueries;
import dev.baton.persistence.Reads;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A feed and its doorbell, as one server has them. */
final class Node implements AutoCloseable {
  final Direct direct;
  final Feed feed;
  final NotifyDoorbell doorbell;
  final BlockingQueue<Ring> told = new LinkedBlockingQueue<>();
  final BlockingQueue<Hint> hinted = new LinkedBlockingQueue<>();
  private final WatchFeed watch;

  Node(Chat chat, Direct direct) {
    this.direct = direct;
    feed = new Feed(chat, new JooqFeedQueries(new Reads(chat.pool)));
    doorbell = new NotifyDoorbell(direct, UUID.randomUUID(), new Ears(this::tell, hinted::add));
    watch = new WatchFeed(feed, doorbell::hearing);
    doorbell.start();
  }

  private void tell(List<Ring> rings) {
    told.addAll(rings);
    feed.heard(rings);
  }

  /** Without it, what the doorbell does not bring never comes. */
  void spreadNet() {
    watch.start();
  }

  Listening open(Subject subject, long afterSeq) {
    return feed.open(subject.organization(), subject.conversation(), afterSeq);
  }

  @Override
  public void close() {
    watch.close();
    doorbell.close();
    feed.close();
  }
}
