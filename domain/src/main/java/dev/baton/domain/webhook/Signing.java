package dev.baton.domain.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that deliveries to a webhook are signed with, as they are kept: sealed. After a
 * rotation the former one lives on for a while, so that the receiver can change over in its own
 * time.
 */
public record Signing(String secret, @Nullable Former former) {
  /** How long two secrets are live; our own rule. */
  public static final Duration OVERLAP = Duration.ofHours(24);

  /** The secret before this one, and when it ends. */
  public record Former(String secret, Instant until) {

    /** Never the secret. */
    @Override
    public String toString() {
      return "Former[until " + until + "]";
    }
  }

  public static Signing with(String secret) {
    return new Signing(secret, null);
  }

  /** A third secret ends the first: no more than two are ever live. */
  public Signing rotated(String next, Instant now) {
    return new Signing(next, new Former(secret, now.plus(OVERLAP)));
  }

  /** What a delivery is signed with at this moment, the newest first. */
  public List<String> live(Instant now) {
    return former == null || !now.isBefore(former.until())
        ? List.of(secret)
        : List.of(secret, former.secret());
  }

  /** Never the secrets. */
  @Override
  public String toString() {
    return "Signing[former=" + former + "]";
  }
}
