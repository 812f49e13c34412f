package dev.baton.application.feed;

import dev.baton.domain.conversation.Phase;
import java.util.List;

/** What a reader finds at its position. */
public sealed interface Next {

  /** The entries right after the position, at least one; the position moves behind them. */
  record Lines(List<Entry> entries) implements Next {
    public Lines {
      entries = List.copyOf(entries);
    }
  }

  /** Nothing came in time; the position is as it was. */
  record Quiet() implements Next {}

  /**
   * The position is none in this conversation: it lies beyond the last message, or what follows it
   * is not kept any more. Reading goes on after the head.
   *
   * @param head the last seq there is, -1 when there is none
   */
  record Resync(long head) implements Next {}

  /** The conversation is closed or archived, and everything in it was given. */
  record Ended(Phase how) implements Next {}

  /** The organization has no such conversation. */
  record Gone() implements Next {}

  /** The listening was closed, or the feed, as it is when the server stops. */
  record Stopped() implements Next {}
}
