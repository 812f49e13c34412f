package dev.baton.application.bot;

import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Turn;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.handoff.Handoff;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A turn as it is given to the bot. Until the turn's next time to be given it is nobody else's.
 *
 * @param answerBy when the bot's time is over
 * @param messages what the visitor said, in order
 * @param returned the human stretch that the bot comes back from, null when it was told already
 */
public record Given(
    Organization.Id organization,
    Turn turn,
    Instant answerBy,
    List<Message> messages,
    @Nullable Returned returned) {

  /** A human stretch: its handoff, and the messages in it. */
  public record Returned(Handoff handoff, long firstSeq, long lastSeq) {}

  public Given {
    messages = List.copyOf(messages);
  }
}
