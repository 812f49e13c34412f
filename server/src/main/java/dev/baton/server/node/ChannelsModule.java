package dev.baton.server.node;

import com.google.inject.AbstractModule;
import dev.baton.application.PublicUrl;
import dev.baton.application.asset.Blobs;
import dev.baton.application.asset.FetchAttachments;
import dev.baton.application.asset.RemoteImages;
import dev.baton.application.bot.BotCalls;
import dev.baton.application.text.TextImages;
import dev.baton.application.webhook.Destinations;
import dev.baton.application.webhook.WebhookCalls;
import dev.baton.channels.asset.HttpRemoteImages;
import dev.baton.channels.bot.HttpBotCalls;
import dev.baton.channels.outgoing.OutgoingHttp;
import dev.baton.channels.sms.TwilioAccount;
import dev.baton.channels.sms.TwilioImages;
import dev.baton.channels.webhook.HttpWebhookCalls;
import dev.baton.channels.webhook.OutgoingDestinations;
import dev.baton.http.sms.ProviderSignature;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What leaves the server. */
final class ChannelsModule extends AbstractModule {
  private final OutgoingHttp outgoing;
  private final Blobs blobs;
  private final PublicUrl publicUrl;
  private final @Nullable TwilioAccount sms;

  ChannelsModule(
      OutgoingHttp outgoing, Blobs blobs, PublicUrl publicUrl, @Nullable TwilioAccount sms) {
    this.outgoing = outgoing;
    this.blobs = blobs;
    this.publicUrl = publicUrl;
    this.sms = sms;
  }

  @Override
  protected void configure() {
    bind(OutgoingHttp.class).toInstance(outgoing);
    bind(Destinations.class).to(OutgoingDestinations.class);
    bind(WebhookCalls.class).to(HttpWebhookCalls.class);
    bind(Blobs.class).toInstance(blobs);
    bind(RemoteImages.class).to(HttpRemoteImages.class);
    bind(TextImages.class).toInstance(new TwilioImages(new HttpRemoteImages(outgoing), sms));
    bind(FetchAttachments.class).in(Singleton.class);
    bind(BotCalls.class).to(HttpBotCalls.class);
    bind(PublicUrl.class).toInstance(publicUrl);
    bind(ProviderSignature.class)
        .toInstance(new ProviderSignature(sms == null ? null : sms.authToken(), publicUrl));
  }
}
