package dev.baton.domain.history;

import dev.baton.domain.Decision;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Stretch;
import dev.baton.domain.handoff.Claim;
import java.time.Duration;
import java.time.Instant;

/** Every command about a handoff, with the arguments that tests give it. */
public enum Deed {
  RELAY,
  CLAIM,
  FORCE,
  RELEASE,
  /** Always to Carl. */
  TRANSFER,
  RETURN,
  RETURN_LATER,
  CANCEL,
  RESOLVE;

  public static final Duration LEASE = Claim.Lease.USUAL;
  public static final Duration PAUSE = Duration.ofMinutes(15);

  public Decision<?> done(Stretch stretch, Who by, Minted minted, Instant now) {
    var actor = by.actor();
    return switch (this) {
      case RELAY -> {
        var draft = minted.draft(new Author.Human(actor.operator()));
        yield stretch.relay(actor, draft, minted.message(), now);
      }
      case CLAIM -> stretch.claim(actor, LEASE, false, now);
      case FORCE -> stretch.claim(actor, LEASE, true, now);
      case RELEASE -> stretch.release(actor, now);
      case TRANSFER -> stretch.transfer(actor, Who.CARL.id(), now);
      case RETURN -> stretch.returnToBot(actor, "done", Duration.ZERO, now);
      case RETURN_LATER -> stretch.returnToBot(actor, "soon", PAUSE, now);
      case CANCEL -> stretch.cancel(actor, now);
      case RESOLVE -> stretch.resolve(actor, now);
    };
  }
}
