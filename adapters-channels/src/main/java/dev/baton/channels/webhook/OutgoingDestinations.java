package dev.baton.channels.webhook;

import dev.baton.application.webhook.Destinations;
import dev.baton.channels.outgoing.OutgoingHttp;
import dev.baton.channels.outgoing.PublicAddress;
import dev.baton.channels.outgoing.Refusal;
import dev.baton.channels.outgoing.Terms;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/**
 * Where webhooks may be: https and public, with a name that a certificate can bear. What the
 * installation names itself may be anything. Source: the conversations dialect's public document.
 */
public final class OutgoingDestinations implements Destinations {
  private static final Terms TERMS = new Terms(Duration.ofSeconds(30), 0, 0, true);
  private static final String BARE = "The host is an address where a name is asked for.";

  private final OutgoingHttp outgoing;

  @Inject
  public OutgoingDestinations(OutgoingHttp outgoing) {
    this.outgoing = outgoing;
  }

  @Override
  public Optional<String> refusal(String url) {
    var refusal = outgoing.refusal(url, TERMS).map(Refusal::sentence);
    if (refusal.isPresent()) return refusal;
    return bare(URI.create(url).getHost()) ? Optional.of(BARE) : Optional.empty();
  }

  /** A private address that was not refused is one that the installation names. */
  private static boolean bare(String host) {
    if (!host.startsWith("[") && !host.matches("[0-9.]+")) return false;
    try {
      return PublicAddress.test(InetAddress.getByName(host));
    } catch (UnknownHostException never) {
      return false;
    }
  }
}
