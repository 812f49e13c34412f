package dev.baton.application.away;

import dev.baton.application.live.MessageQueries.Place;
import dev.baton.domain.delivery.Delivery.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The e-mails to visitors who are away: scheduled, being tried, and what became of them. */
public interface AwayMails {

  /**
   * Of these messages, those that a human said on the web to a visitor with an address who does not
   * watch are told to him after a while. Until the e-mail is tried others join it.
   */
  void plan(Set<Place> messages, Duration after);

  /**
   * Hands out what is due, none before an earlier one of its conversation is over.
   *
   * @param lease how long the worker has
   */
  List<AwayMail> lease(UUID token, Duration lease, int most);

  /**
   * What failed is a dead letter, and an event of its conversation.
   *
   * @return false when the lease was lost: then somebody else has it
   */
  boolean settle(AwayMail mail, Fate fate);

  /** What becomes of one that was tried. */
  sealed interface Fate {

    record Sent() implements Fate {}

    /** It need not go any more. */
    record CalledOff(String why) implements Fate {}

    record Later(Duration after, Failure why) implements Fate {}

    record Failed(Failure why) implements Fate {}
  }
}
