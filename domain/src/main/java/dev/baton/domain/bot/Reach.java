package dev.baton.domain.bot;

/** How a bot gets its turns. */
public sealed interface Reach {

  /** It asks for them. */
  record Pull() implements Reach {}

  /**
   * They are sent to it.
   *
   * @param secret what it knows the sender by, sealed while it is kept
   */
  record Push(String url, String secret) implements Reach {

    /** Never the secret. */
    @Override
    public String toString() {
      return "Push[" + url + "]";
    }
  }
}
