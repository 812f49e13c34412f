package dev.baton.server.node;

import com.google.inject.AbstractModule;
import dev.baton.application.Ids;
import dev.baton.application.access.Seals;
import dev.baton.application.access.Secrets;
import dev.baton.application.bot.TurnBell;
import dev.baton.application.feed.Feed;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What the use cases are handed besides the database: ids, secrets and the time of day. */
final class ApplicationModule extends AbstractModule {
  private final Feed feed;
  private final InstantSource clock;
  private final Seals seals;

  ApplicationModule(Feed feed, InstantSource clock, Seals seals) {
    this.feed = feed;
    this.clock = clock;
    this.seals = seals;
  }

  @Override
  protected void configure() {
    bind(Ids.class).toInstance(new TimeOrderedIds(clock));
    bind(Secrets.class).to(SecureSecrets.class).asEagerSingleton();
    bind(Seals.class).toInstance(seals);
    bind(TurnBell.class).in(Singleton.class);
    bind(Feed.class).toInstance(feed);
    bind(InstantSource.class).toInstance(clock);
  }
}
