package dev.baton.application;

import org.jspecify.annotations.Nullable;

/**
 * What the answer depends on, above all the database, could not answer in time. Nothing is known to
 * be lost; the caller may try again.
 *
 * <p>Where a commit was under way its outcome is unknown, and only the caller's own key can tell.
 */
public final class Unavailable extends RuntimeException {

  public Unavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
