package dev.baton.domain.bot;

import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.conversation.Window;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the bot is asked to answer at once: the messages of one window. There is exactly one for a
 * window that closes while the bot has control.
 *
 * @param epoch the one under which it is to be answered
 * @param firstSeq the first of the visitor's messages in it
 * @param lastSeq the conversation's last message when it was taken
 * @param dueAt when it was taken
 */
public record Turn(
    Id id,
    Conversation.Id conversation,
    Bot.Id bot,
    Epoch epoch,
    long firstSeq,
    long lastSeq,
    Instant dueAt,
    State state) {

  /** Follows from what the turn is of, so that taking it twice is taking it once. */
  public record Id(UUID value) {
    private static final int SEQ_BITS = 40;
    private static final long VARIANT = 0xC000_0000_0000_0000L;

    /** Another UUIDv7 than those of all other turns of the conversation. */
    public static Id of(Conversation.Id conversation, Epoch epoch, long firstSeq) {
      var uuid = conversation.value();
      long low = uuid.getLeastSignificantBits();
      long moved = low + (epoch.value() << SEQ_BITS) + firstSeq + 1;
      return new Id(new UUID(uuid.getMostSignificantBits(), (low & VARIANT) | (moved & ~VARIANT)));
    }
  }

  public sealed interface State {

    /**
     * Nobody has answered yet.
     *
     * @param attempts how often it was given to the bot
     * @param nextAt when it may be given, first or again
     */
    record Due(int attempts, Instant nextAt) implements State {}

    /**
     * @param seq where the answer begins, null when the bot had nothing to say
     */
    record Answered(@Nullable Long seq, Instant at) implements State {}

    record Failed(Failure why, Instant at) implements State {}

    /** The bot lost control before it answered. */
    record Obsolete(Instant at) implements State {}
  }

  /** Why nobody waits for the bot any more. */
  public enum Failure {
    NO_ANSWER,
    TOO_MANY_ATTEMPTS
  }

  /** The turn that a window becomes. */
  public static Turn of(Conversation conversation, Window window, Instant now) {
    return new Turn(
        Id.of(conversation.id(), conversation.epoch(), window.firstSeq()),
        conversation.id(),
        conversation.bot(),
        conversation.epoch(),
        window.firstSeq(),
        conversation.nextSeq() - 1,
        now,
        new State.Due(0, now));
  }

  public boolean due() {
    return state instanceof State.Due;
  }

  public Turn in(State next) {
    return new Turn(id, conversation, bot, epoch, firstSeq, lastSeq, dueAt, next);
  }
}
