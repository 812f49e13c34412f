package dev.baton.domain.bot;

import dev.baton.domain.bot.Turn.State.Due;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a bot may take to answer a turn, and what happens when it does not.
 *
 * @param deadline from when the turn was taken, 1 s to 1 h
 * @param attempts how often the turn is given at most, 1 to 20
 * @param fallback null when silence leads to nothing
 */
public record Patience(Duration deadline, int attempts, @Nullable Fallback fallback) {
  public static final Duration SHORTEST = Duration.ofSeconds(1);
  public static final Duration LONGEST = Duration.ofHours(1);
  public static final int MOST_ATTEMPTS = 20;
  public static final Patience USUAL = new Patience(Duration.ofMinutes(5), 5, null);

  /**
   * A human is asked for.
   *
   * @param words what the visitor is told
   */
  public record Fallback(String words) {
    public static final Fallback USUAL =
        new Fallback("I could not answer that. A colleague will be with you shortly.");
  }

  public Patience {
    if (deadline.compareTo(SHORTEST) < 0 || deadline.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a bot has 1 s to 1 h to answer");
    }
    if (attempts < 1 || attempts > MOST_ATTEMPTS) {
      throw new IllegalArgumentException("a turn is given 1 to 20 times");
    }
  }

  /** Why a turn that is due has failed by now, null while it has not. */
  public Turn.@Nullable Failure failure(Turn turn, Instant now) {
    if (!(turn.state() instanceof Due(var given, var nextAt))) return null;
    if (!now.isBefore(turn.dueAt().plus(deadline))) return Turn.Failure.NO_ANSWER;
    boolean lastIsOver = given >= attempts && !now.isBefore(nextAt);
    return lastIsOver ? Turn.Failure.TOO_MANY_ATTEMPTS : null;
  }
}
