package dev.baton.application.webhook;

import dev.baton.application.access.Seals;
import dev.baton.application.access.Secrets;
import dev.baton.domain.webhook.Webhook;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * The secrets of webhooks: {@code whsec_} and the Base64 of 32 bytes, which is the form that the
 * Standard Webhooks libraries read. The conversations dialect signs with the text as a whole.
 */
public final class SigningSecrets {
  private static final String PREFIX = "whsec_";

  private final Secrets secrets;
  private final Seals seals;

  @Inject
  public SigningSecrets(Secrets secrets, Seals seals) {
    this.secrets = secrets;
    this.seals = seals;
  }

  /** A new secret, as it is told once and as it is kept. */
  record Minted(String shown, String sealed) {}

  Minted mint() {
    var bytes = secrets.next().getBytes(StandardCharsets.US_ASCII);
    var shown = PREFIX + Base64.getEncoder().encodeToString(bytes);
    return new Minted(shown, seals.seal(shown));
  }

  /** What a delivery to the webhook is signed with at this moment, the newest first. */
  public List<String> live(Webhook webhook, Instant now) {
    return webhook.signing().live(now).stream().map(seals::open).toList();
  }
}
