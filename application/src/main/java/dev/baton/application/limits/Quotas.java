package dev.baton.application.limits;

import dev.baton.domain.access.Organization;

/**
 * How many requests each organization may still make in this minute and this hour, of all nodes
 * together. Throws {@link dev.baton.application.Unavailable} when the database cannot answer.
 */
public interface Quotas {

  /**
   * Takes some requests out of both windows.
   *
   * @param wanted at least 1; the share may be smaller, down to nothing
   */
  Share take(Organization.Id organization, int wanted);

  /** Sets both limits, each at least 1; they hold from the next share on. */
  void limit(Organization.Id organization, int perMinute, int perHour);
}
