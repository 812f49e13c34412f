package dev.baton.application.conversation;

import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.conversation.Phase;
import dev.baton.domain.delivery.DeliveryStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads messages in the one order there is, by seq. */
public interface TranscriptQueries {

  /**
   * What a reader finds who has seen everything up to a seq, all from one moment.
   *
   * @param awaitingApproval whether an approval is open
   * @param lines the next ones, oldest first
   * @param nextSeq the seq that the conversation's next message will get
   */
  record Reading(Phase phase, boolean awaitingApproval, long nextSeq, List<Line> lines) {
    public Reading {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Reads on after a seq, -1 for the beginning; empty when the organization has no such
   * conversation.
   */
  Optional<Reading> read(
      Organization.Id organization, Conversation.Id conversation, long afterSeq, int limit);

  /**
   * A filtered page, newest first.
   *
   * @param beforeSeq the last seq already seen, {@link Long#MAX_VALUE} for the first page
   */
  List<Line> page(
      Organization.Id organization,
      Conversation.Id conversation,
      Filter filter,
      long beforeSeq,
      int limit);

  /** Where a message stands; empty when the conversation has no such message. */
  Optional<Long> seq(
      Organization.Id organization, Conversation.Id conversation, Message.Id message);

  /** What to list; null lets everything through. */
  record Filter(@Nullable Boolean outbound, @Nullable DeliveryStatus delivery) {}
}
