package dev.baton.domain.conversation;

import dev.baton.domain.handoff.Handoff;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who may speak to the visitor. A human stretch carries its open handoff, so that neither can be
 * without the other.
 */
public sealed interface Control {

  /** The bot answers. */
  record Bot() implements Control {}

  /** A human is asked for and nobody has spoken yet; the bot is muted. */
  record Waiting(Handoff handoff) implements Control {
    public Waiting {
      requireOpen(handoff);
    }
  }

  /** A human speaks; the bot is muted. */
  record Human(Handoff handoff) implements Control {
    public Human {
      requireOpen(handoff);
    }
  }

  /** Nobody speaks. Resolved may be reopened by the visitor; closed and archived may not. */
  record Ended(
      Phase how,
      @Nullable EndReason reason,
      @Nullable Instant resolvedAt,
      @Nullable Instant closedAt)
      implements Control {
    public Ended {
      if (!how.ended()) throw new IllegalArgumentException(how + " is no ending");
    }
  }

  default Phase phase() {
    return switch (this) {
      case Bot() -> Phase.BOT;
      case Waiting(_) -> Phase.WAITING;
      case Human(_) -> Phase.HUMAN;
      case Ended ended -> ended.how();
    };
  }

  /** The handoff of a human stretch, null outside of one. */
  default @Nullable Handoff handoff() {
    return switch (this) {
      case Bot(), Ended _ -> null;
      case Waiting(var handoff) -> handoff;
      case Human(var handoff) -> handoff;
    };
  }

  private static void requireOpen(Handoff handoff) {
    if (!handoff.open()) throw new IllegalArgumentException("a human stretch has an open handoff");
  }
}
