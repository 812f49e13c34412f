package dev.baton.application.bot;

import dev.baton.domain.bot.Reach;
import dev.baton.domain.handoff.Request;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls to bots that turns are sent to. */
public interface BotCalls {

  /** What a bot answers to a turn. */
  sealed interface Answer {

    /**
     * It says this, and may ask for a human.
     *
     * @param texts none, with no {@code request}, when it took the turn and will answer by itself
     */
    record Said(List<String> texts, @Nullable Request request) implements Answer {
      public Said {
        texts = List.copyOf(texts);
      }

      boolean later() {
        return texts.isEmpty() && request == null;
      }
    }

    /**
     * It did not understand, refused, or was not to be reached.
     *
     * @param why for people, without anything that was said
     */
    record Failed(String why) implements Answer {}
  }

  /** Sends the turn, under its id however often, and waits at most for this long. */
  Answer call(Reach.Push to, Given given, Duration patience);
}
