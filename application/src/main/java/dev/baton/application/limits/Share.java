package dev.baton.application.limits;

import java.time.Duration;
import java.time.Instant;

/**
 * Requests that one node may let through on behalf of an organization, before the minute is over.
 *
 * @param granted none when one of the windows is used up
 */
public record Share(int granted, Window minute, Window hour) {

  /**
   * One of the two windows, once the share is taken out of it.
   *
   * @param limit requests that it has room for
   * @param left requests that were given to nobody yet
   * @param resetsAt when it is over, by the database's clock
   * @param lasts how long that is from now
   */
  public record Window(int limit, int left, Instant resetsAt, Duration lasts) {}
}
