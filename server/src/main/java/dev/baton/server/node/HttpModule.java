package dev.baton.server.node;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import dev.baton.http.Table;
import dev.baton.http.access.Authenticator;
import dev.baton.http.admin.HealthSurface;
import dev.baton.http.admin.Readiness;
import dev.baton.http.ask.AskSurface;
import dev.baton.http.asset.AssetSurface;
import dev.baton.http.bot.BotSurface;
import dev.baton.http.conversations.ConversationsSurface;
import dev.baton.http.hitl.HitlSurface;
import dev.baton.http.hitl.IdentitySurface;
import dev.baton.http.limits.Limiter;
import dev.baton.http.limits.Openings;
import dev.baton.http.openapi.ReferenceSurface;
import dev.baton.http.sms.SmsSurface;
import dev.baton.http.threads.ThreadsSurface;
import jakarta.inject.Singleton;
import java.util.List;

/** The one table of all that is served. */
final class HttpModule extends AbstractModule {
  private final Readiness readiness;

  HttpModule(Readiness readiness) {
    this.readiness = readiness;
  }

  @Override
  protected void configure() {
    bind(Readiness.class).toInstance(readiness);
    // Whoever ends a key tells the one that is asked at the door.
    bind(Authenticator.class).in(Singleton.class);
    bind(Limiter.class).in(Singleton.class);
    bind(Openings.class).toInstance(new Openings(Openings.Most.USUAL));
  }

  @Provides
  @Singleton
  Table table(
      HealthSurface health,
      ReferenceSurface reference,
      HitlSurface hitl,
      IdentitySurface identity,
      ThreadsSurface threads,
      ConversationsSurface conversations,
      AssetSurface assets,
      AskSurface ask,
      BotSurface bot,
      SmsSurface sms) {
    return new Table(
        List.of(
            health.surface(),
            reference.surface(),
            hitl.surface(),
            identity.surface(),
            threads.surface(),
            conversations.surface(),
            assets.surface(),
            ask.surface(),
            bot.surface(),
            sms.surface()));
  }
}
