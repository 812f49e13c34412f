package dev.baton.http.input;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an endpoint asks a request for, as it is told to a {@link Listener}.
 *
 * @param loc where it is looked for; a step into a list is 0
 * @param shape what is taken
 * @param presence whether it may be missing
 */
public record Asked(Loc loc, Shape shape, Presence presence) {

  /** Hears what is asked for while a request is read. */
  @FunctionalInterface
  public interface Listener {
    Listener NOBODY = _ -> {};

    void hear(Asked asked);
  }

  /** What is taken; the bounds are inclusive. */
  public sealed interface Shape {
    record OfText(Text rule) implements Shape {}

    record OfUuid() implements Shape {}

    record OfInteger(long least, long most) implements Shape {}

    record OfFlag() implements Shape {}

    /** One of these words; the usual one where it is told which that is. */
    record OfWord(List<String> words, @Nullable String usual) implements Shape {

      static OfWord of(Map<String, ?> allowed) {
        return new OfWord(List.copyOf(allowed.keySet()), null);
      }

      static <E> OfWord or(E usual, Map<String, E> allowed) {
        var words = List.copyOf(allowed.keySet());
        return new OfWord(
            words,
            words.stream()
                .filter(word -> usual.equals(allowed.get(word)))
                .findFirst()
                .orElse(null));
      }
    }

    /** Words, or ids where there are no words to choose from, between commas. */
    record OfCommaList(List<String> words) implements Shape {}

    /** A text that the endpoint understands itself, such as a cursor. */
    record OfOpaque() implements Shape {}

    /** An object that is kept verbatim. */
    record OfJson(int mostBytes) implements Shape {}

    record OfObject() implements Shape {}

    record OfList(int least, int most, Shape each) implements Shape {}

    /** Looked for, and so far nothing more. */
    record OfAnything() implements Shape {}

    /** Said of an object: what is not asked for is refused. */
    record Closed() implements Shape {}
  }

  /**
   * Whether it may be missing or null.
   *
   * @param absent what stands for it when it is missing, where that can be told
   */
  public record Presence(boolean required, boolean nullable, @Nullable Object absent) {
    static final Presence REQUIRED = new Presence(true, false, null);
    static final Presence REQUIRED_OR_NULL = new Presence(true, true, null);
    public static final Presence OPTIONAL = new Presence(false, false, null);
    static final Presence OR_NULL = new Presence(false, true, null);

    static Presence or(@Nullable Object absent) {
      return new Presence(false, false, absent);
    }
  }
}
