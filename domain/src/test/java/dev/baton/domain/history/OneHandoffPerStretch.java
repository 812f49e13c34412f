package dev.baton.domain.history;

import static dev.baton.domain.history.Promise.check;

import dev.baton.domain.Event;
import dev.baton.domain.conversation.Phase;
import dev.baton.domain.handoff.Handoff;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Each human stretch has exactly one handoff, settled exactly once. A handoff that loses its owner
 * is in the queue, with nobody speaking.
 */
public final class OneHandoffPerStretch implements Promise {
  private final Set<Handoff.Id> known = new HashSet<>();
  private Handoff.@Nullable Id open;
  private Phase phase = Phase.BOT;

  @Override
  public void hear(Event event) {
    switch (event) {
      case Event.HandoffRequested(var handoff) -> {
        check(open == null, "%s was requested beside %s", handoff.id(), open);
        check(known.add(handoff.id()), "%s was requested twice", handoff.id());
        open = handoff.id();
      }
      case Event.HandoffSettled(var handoff) -> {
        check(handoff.id().equals(open), "%s was settled, open was %s", handoff.id(), open);
        check(!handoff.open(), "%s was settled and is open", handoff.id());
        open = null;
      }
      case Event.HandoffReleased(var handoff, _) -> queued(handoff);
      case Event.HandoffLapsed(var handoff, _) -> queued(handoff);
      case Event.HandoffClaimed(var handoff, _) -> ofThisStretch(handoff.id());
      case Event.ReturnPlanned(var handoff) -> ofThisStretch(handoff.id());
      case Event.ReplySuggested(var handoff, _) -> ofThisStretch(handoff);
      case Event.ControlChanged(_, var to, _) -> phase = to;
      case Event.ConversationStarted _, Event.DetailsChanged _, Event.MessageAdded _ -> {}
      case Event.OfApproval _ -> {}
      case Event.OfTurn _ -> {}
    }
  }

  @Override
  public void rest() {
    boolean stretch = phase == Phase.WAITING || phase == Phase.HUMAN;
    check(stretch == (open != null), "under %s the open handoff is %s", phase, open);
  }

  Handoff.@Nullable Id open() {
    return open;
  }

  private void queued(Handoff handoff) {
    ofThisStretch(handoff.id());
    check(phase == Phase.WAITING, "nobody owns it and control is %s", phase);
  }

  private void ofThisStretch(Handoff.Id named) {
    check(named.equals(open), "%s is named, open is %s", named, open);
  }
}
