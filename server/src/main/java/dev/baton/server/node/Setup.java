package dev.baton.server.node;

import dev.baton.server.config.Config;
import dev.baton.server.config.Config.Channels;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * What one node is made of beside its database.
 *
 * @param poolSize connections that requests and workers share
 * @param writers commits of conversations under way at once: few, so that those who wait share one
 * @param publicUrl how the world reaches it, null for as it listens
 * @param sealingKey what seals the secrets that must be known again, null to keep them as they are
 */
public record Setup(
    int poolSize,
    int writers,
    InstantSource clock,
    @Nullable URI publicUrl,
    Channels channels,
    @Nullable SecretKey sealingKey) {
  private static final int WRITERS = 4;

  public static Setup of(Config config) {
    return new Setup(
        config.poolSize(),
        WRITERS,
        InstantSource.system(),
        config.http().publicUrl(),
        config.channels(),
        config.sealingKey());
  }

  /**
   * As usual, for tests and for measuring.
   *
   * @param data the folder of whatever must survive a restart beside the database
   */
  public static Setup usual(int poolSize, Path data) {
    return new Setup(poolSize, WRITERS, InstantSource.system(), null, Channels.in(data), null);
  }

  /** With a clock of its own, for tests to set wrong. */
  public Setup with(InstantSource other) {
    return new Setup(poolSize, writers, other, publicUrl, channels, sealingKey);
  }

  public Setup with(Channels other) {
    return new Setup(poolSize, writers, clock, publicUrl, other, sealingKey);
  }

  /** As the world reaches it; null for as it listens. */
  public Setup reached(@Nullable URI other) {
    return new Setup(poolSize, writers, clock, other, channels, sealingKey);
  }

  /** For measuring what the number of writers costs. */
  public Setup writing(int atOnce) {
    return new Setup(poolSize, atOnce, clock, publicUrl, channels, sealingKey);
  }
}
