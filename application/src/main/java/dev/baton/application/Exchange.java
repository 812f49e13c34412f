package dev.baton.application;

import dev.baton.domain.approval.Approval;
import dev.baton.domain.approval.Lines;
import dev.baton.domain.bot.Turn;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.conversation.Stretch;
import dev.baton.domain.conversation.Window;
import java.time.Instant;
import java.util.Optional;

/** What a unit of work on a conversation knows: nobody else changes any of it meanwhile. */
public interface Exchange {

  Conversation conversation();

  /**
   * The human stretch of the handoff that the unit of work was opened by, over or not.
   *
   * @throws IllegalStateException when it was opened by a conversation
   */
  Stretch stretch();

  /** How the conversation's bot wants inbound messages gathered. */
  Window.Rule windowRule();

  /** Read when asked for: the price is a round trip. */
  Details details();

  /** An approval of this conversation. Read when asked for: the price is a round trip. */
  Optional<Approval> approval(Approval.Id id);

  /** What the visitor is told while an approval is open, read when asked for likewise. */
  Lines approvalLines();

  /** A message that the conversation has already; the price is a round trip. */
  Optional<Message> said(Message.Id id);

  /**
   * A turn of this conversation, if it has such; read when asked for: the price is a round trip.
   */
  Optional<Turn> turn(Turn.Id id);

  /** The database's clock once the lock was held, to the microsecond. */
  Instant now();
}
