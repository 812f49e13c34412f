package dev.baton.server.node;

import com.google.inject.AbstractModule;
import dev.baton.application.PublicUrl;
import dev.baton.application.webhook.Destinations;
import dev.baton.channels.outgoing.OutgoingHttp;
import dev.baton.channels.webhook.OutgoingDestinations;

/** What leaves the server. */
final class ChannelsModule extends AbstractModule {
  private final OutgoingHttp outgoing;
  private final PublicUrl publicUrl;

  ChannelsModule(OutgoingHttp outgoing, PublicUrl publicUrl) {
    this.outgoing = outgoing;
    this.publicUrl = publicUrl;
  }

  @Override
  protected void configure() {
    bind(OutgoingHttp.class).toInstance(outgoing);
    bind(Destinations.class).to(OutgoingDestinations.class);
    bind(PublicUrl.class).toInstance(publicUrl);
  }
}
