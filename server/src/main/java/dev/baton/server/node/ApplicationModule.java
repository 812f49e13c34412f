package dev.baton.server.node;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import dev.baton.application.Ids;
import dev.baton.application.access.Seals;
import dev.baton.application.access.Secrets;
import dev.baton.application.bot.TurnBell;
import dev.baton.application.feed.Feed;
import dev.baton.application.live.Hints;
import dev.baton.application.live.LiveEvents;
import dev.baton.application.live.Presences;
import dev.baton.application.live.Watchers;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;

/** What the use cases are handed besides the database: ids, secrets and the time of day. */
final class ApplicationModule extends AbstractModule {
  private final Live live;
  private final InstantSource clock;
  private final Seals seals;

  ApplicationModule(Live live, InstantSource clock, Seals seals) {
    this.live = live;
    this.clock = clock;
    this.seals = seals;
  }

  @Override
  protected void configure() {
    bind(Ids.class).toInstance(new TimeOrderedIds(clock));
    bind(Secrets.class).to(SecureSecrets.class).asEagerSingleton();
    bind(Seals.class).toInstance(seals);
    bind(TurnBell.class).in(Singleton.class);
    bind(Feed.class).toInstance(live.feed());
    bind(Hints.class).toInstance(live.doorbell());
    bind(LiveEvents.class).toInstance(live.events());
    bind(InstantSource.class).toInstance(clock);
  }

  @Provides
  @Singleton
  Watchers watchers(Presences presences, Hints hints) {
    return new Watchers(UUID.randomUUID(), presences, hints);
  }
}
