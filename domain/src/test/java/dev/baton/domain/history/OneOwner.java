package dev.baton.domain.history;

import static dev.baton.domain.history.Promise.check;

import dev.baton.domain.Event;
import dev.baton.domain.access.Operator;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.handoff.Claim;
import dev.baton.domain.handoff.Handoff;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Promise 2: a handoff changes hands in the open, from the owner it had, and nobody else relays
 * while a hard claim lasts.
 */
public final class OneOwner implements Promise {
  private Claim claim = new Claim.None();

  @Override
  public void hear(Event event) {
    switch (event) {
      case Event.HandoffRequested(var handoff) -> {
        from(null);
        check(handoff.claim() instanceof Claim.None, "%s is born owned", handoff);
      }
      case Event.HandoffClaimed(var handoff, var from) -> {
        from(from);
        claimed(handoff.claim());
      }
      case Event.HandoffReleased(var handoff, var from) -> freed(handoff, from);
      case Event.HandoffLapsed(var handoff, var from) -> {
        check(claim instanceof Claim.Hard, "%s lapsed without a lease", claim);
        freed(handoff, from);
      }
      case Event.HandoffSettled(var handoff) -> {
        from(handoff.assignee());
        claim = new Claim.None();
      }
      case Event.MessageAdded(var message) -> relayed(message);
      case Event.ConversationStarted _, Event.ControlChanged _, Event.DetailsChanged _ -> {}
      case Event.ReplySuggested _, Event.ReturnPlanned _ -> {}
      case Event.OfApproval _, Event.OfTurn _ -> {}
    }
  }

  Claim claim() {
    return claim;
  }

  private void from(Operator.@Nullable Id told) {
    check(
        Objects.equals(told, claim.holder()),
        "it went from %s, but its owner was %s",
        told,
        claim.holder());
  }

  private void claimed(Claim next) {
    check(next.holder() != null, "%s is no claim", next);
    boolean same = Objects.equals(next.holder(), claim.holder());
    boolean firmer = claim instanceof Claim.Soft && next instanceof Claim.Hard;
    check(!same || firmer, "%s has what he had", next.holder());
    claim = next;
  }

  private void freed(Handoff handoff, Operator.@Nullable Id from) {
    from(from);
    check(handoff.claim() instanceof Claim.None, "%s is not free", handoff);
    claim = handoff.claim();
  }

  private void relayed(Message message) {
    boolean relay = !message.metadata().equals(Minted.BY_API);
    if (claim instanceof Claim.Hard hard && message.author() instanceof Author.Human author) {
      boolean own = hard.by().equals(author.operator());
      check(own || !relay, "%s relayed, %s", author.operator(), claim);
    }
  }
}
