package dev.baton.application;

import java.net.URI;

/** How the world reaches this installation. */
@FunctionalInterface
public interface PublicUrl {

  /**
   * The absolute URL of something served here.
   *
   * @param path from the slash on
   */
  URI of(String path);
}
