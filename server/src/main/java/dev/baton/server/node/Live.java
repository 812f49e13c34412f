package dev.baton.server.node;

import dev.baton.application.feed.Feed;
import dev.baton.application.feed.WatchFeed;
import dev.baton.application.live.LiveEvents;
import dev.baton.persistence.JooqEventQueries;
import dev.baton.persistence.JooqFeedQueries;
import dev.baton.persistence.JooqMessageQueries;
import dev.baton.persistence.JooqTranscriptQueries;
import dev.baton.persistence.Reads;
import dev.baton.persistence.doorbell.Ears;
import dev.baton.persistence.doorbell.NotifyDoorbell;
import java.util.UUID;
import javax.sql.DataSource;

/** The way from a commit to those who listen: the feed, the doorbell of all nodes, and the net. */
record Live(Feed feed, LiveEvents events, NotifyDoorbell doorbell, WatchFeed watch)
    implements AutoCloseable {

  static Live on(DataSource pool, String directUrl) {
    var reads = new Reads(pool);
    var feed = new Feed(new JooqTranscriptQueries(reads), new JooqFeedQueries(reads));
    var events = new LiveEvents(new JooqEventQueries(reads), new JooqMessageQueries(reads));
    var direct = NotifyDoorbell.direct(directUrl, null, null);
    var doorbell =
        new NotifyDoorbell(
            direct,
            UUID.randomUUID(),
            new Ears(
                rings -> {
                  feed.heard(rings);
                  events.heard();
                },
                events::hinted));
    return new Live(feed, events, doorbell, new WatchFeed(feed, doorbell::hearing));
  }

  void start() {
    doorbell.start();
    watch.start();
    events.start(doorbell::hearing);
  }

  @Override
  public void close() {
    watch.close();
    feed.close();
    events.close();
    doorbell.close();
  }
}
