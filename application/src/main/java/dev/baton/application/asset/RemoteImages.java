package dev.baton.application.asset;

import dev.baton.domain.asset.MediaType;
import java.time.Duration;

/** Images at addresses that somebody else names. */
@FunctionalInterface
public interface RemoteImages {
  /** The most bytes of one. Source: API.md, section 4. */
  int MOST_BYTES = 15 * 1024 * 1024;

  /** Fetches one, whatever the address does; waits for the patience at most. */
  Found fetch(String url, Duration patience);

  /** What there was. */
  sealed interface Found {

    /** An image, without anything in it that is not for looking at. Nobody changes its bytes. */
    final class Image implements Found {
      private final MediaType type;
      private final byte[] bytes;
      private final String name;

      /**
       * @param name what the address calls it
       */
      public Image(MediaType type, byte[] bytes, String name) {
        this.type = type;
        this.bytes = bytes;
        this.name = name;
      }

      public MediaType type() {
        return type;
      }

      public byte[] bytes() {
        return bytes;
      }

      public String name() {
        return name;
      }
    }

    /**
     * Nothing to be shown to anybody.
     *
     * @param why one sentence for whoever named the address
     */
    record Nothing(String why) implements Found {}
  }
}
