package dev.baton.domain.conversation;

import dev.baton.domain.handoff.Claim;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.Outcome;
import dev.baton.domain.handoff.Request;
import dev.baton.domain.history.Minted;
import dev.baton.domain.history.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every state a handoff can be in, with the conversation around it. Ann owns what is owned. */
enum Scene {
  WAITING_NONE,
  WAITING_SOFT,
  WAITING_HARD,
  /** The lease ended this very instant, and nobody has noticed. */
  WAITING_LAPSED,
  HUMAN_NONE,
  HUMAN_SOFT,
  HUMAN_HARD,
  HUMAN_LAPSED,
  RESOLVED,
  RETURNED,
  CANCELLED;

  static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  static final Epoch EPOCH = new Epoch(7);
  static final long NEXT_SEQ = 5;
  private static final Instant BEFORE = NOW.minus(Duration.ofMinutes(10));

  Stretch stretch() {
    return stretch(null);
  }

  Stretch stretch(Handoff.@Nullable PlannedReturn planned) {
    var open = handoff(new Handoff.State.Open(claim(), planned));
    return switch (this) {
      case WAITING_NONE, WAITING_SOFT, WAITING_HARD, WAITING_LAPSED ->
          new Stretch(under(new Control.Waiting(open)), open);
      case HUMAN_NONE, HUMAN_SOFT, HUMAN_HARD, HUMAN_LAPSED ->
          new Stretch(under(new Control.Human(open)), open);
      case RESOLVED ->
          new Stretch(
              under(new Control.Ended(Phase.CLOSED, null, null, BEFORE)),
              settled(new Outcome.Resolved()));
      case RETURNED -> new Stretch(under(new Control.Bot()), settled(new Outcome.Returned(null)));
      case CANCELLED -> new Stretch(under(new Control.Bot()), settled(new Outcome.Cancelled()));
    };
  }

  private Claim claim() {
    return switch (this) {
      case WAITING_NONE, HUMAN_NONE, RESOLVED, RETURNED, CANCELLED -> new Claim.None();
      case WAITING_SOFT, HUMAN_SOFT -> new Claim.Soft(Who.ANN.id(), BEFORE);
      case WAITING_HARD, HUMAN_HARD -> hard(NOW.plusNanos(1000));
      case WAITING_LAPSED, HUMAN_LAPSED -> hard(NOW);
    };
  }

  private static Claim hard(Instant until) {
    return new Claim.Hard(Who.ANN.id(), BEFORE, new Claim.Lease(Claim.Lease.USUAL, until));
  }

  private static Handoff settled(Outcome outcome) {
    return handoff(new Handoff.State.Settled(outcome, Who.ANN.id(), BEFORE));
  }

  private static Handoff handoff(Handoff.State state) {
    var id = new Handoff.Id(new UUID(9, 9));
    return new Handoff(id, Minted.CONVERSATION, Request.unbriefed(), BEFORE, state);
  }

  static Conversation under(Control control) {
    return new Conversation(
        Minted.CONVERSATION,
        Minted.ORGANIZATION,
        Channel.WEB,
        Minted.BOT,
        EPOCH,
        NEXT_SEQ,
        control,
        null,
        null,
        new Hearing(NEXT_SEQ - 1, NEXT_SEQ - 1));
  }

  /** A conversation in the phase; Ann owns the handoff softly when a human speaks. */
  static Conversation in(Phase phase) {
    return switch (phase) {
      case BOT -> under(new Control.Bot());
      case WAITING -> WAITING_NONE.stretch().conversation();
      case HUMAN -> HUMAN_SOFT.stretch().conversation();
      case RESOLVED -> under(new Control.Ended(phase, null, BEFORE, null));
      case CLOSED, ARCHIVED -> under(new Control.Ended(phase, EndReason.FRAUD, null, BEFORE));
    };
  }
}
