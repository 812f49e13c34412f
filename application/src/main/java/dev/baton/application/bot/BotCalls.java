package dev.baton.application.bot;

import dev.baton.application.delivery.OutgoingChannel;
import dev.baton.domain.bot.Reach;
import dev.baton.domain.delivery.Attempt;
import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.delivery.Delivery.News;
import dev.baton.domain.delivery.DeliveryStatus;
import dev.baton.domain.delivery.Receipt;
import dev.baton.domain.handoff.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls to bots that turns are sent to, each turn under its id however often. */
public interface BotCalls extends OutgoingChannel<BotCalls.Question, BotCalls.Answer> {

  /**
   * A turn, and where it goes.
   *
   * @param patience the longest that the call takes
   * @param at the moment of the call by the database's clock: a bot refuses what was signed at
   *     another time, and a node's own clock may be wrong
   */
  record Question(Reach.Push to, Given given, Duration patience, Instant at) {}

  /** What a bot answers to a turn. */
  sealed interface Answer extends Attempt {

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

      @Override
      public Receipt receipt() {
        return new Receipt.Accepted(News.of(DeliveryStatus.DELIVERED));
      }
    }

    /**
     * It did not understand, refused, or was not to be reached. A bot knows a turn again by its id,
     * so it may be sent again in any case.
     *
     * @param receipt says why, for people, without anything that was said
     */
    record Failed(Receipt.Again receipt) implements Answer {

      /**
       * @param code a word for what happened, in lower case
       */
      public static Failed because(String code, String why) {
        return new Failed(new Receipt.Again(null, new Failure(code, why)));
      }

      String why() {
        return receipt.why().message();
      }
    }
  }
}
