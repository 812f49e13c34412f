package dev.baton.domain.history;

import dev.baton.domain.Event;
import org.jspecify.annotations.Nullable;

/**
 * Something that is true of the events of one conversation in their order, judged by nothing else,
 * so that it can be proved on any log of them.
 */
public interface Promise {

  /**
   * @throws Broken when the event breaks the promise
   */
  void hear(Event event);

  /**
   * The command that the last events came from is over.
   *
   * @throws Broken when it left something undone
   */
  default void rest() {}

  /** The promise does not hold. */
  final class Broken extends RuntimeException {
    public Broken(String why) {
      super(why);
    }
  }

  /**
   * @throws Broken unless it is so
   */
  @SuppressWarnings("AnnotateFormatMethod") // that annotation is in no library we want here
  static void check(boolean so, String otherwise, @Nullable Object... facts) {
    if (!so) throw new Broken(otherwise.formatted(Words.of(facts)));
  }
}
