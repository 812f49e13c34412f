package dev.baton.domain.history;

import static dev.baton.domain.history.Promise.check;

import dev.baton.domain.Event;
import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.conversation.Phase;

/** Promise 1: each change of control raises the epoch; another way to be over is no such change. */
public final class EpochRises implements Promise {
  private Phase phase = Phase.BOT;
  private Epoch epoch = Epoch.FIRST;

  @Override
  public void hear(Event event) {
    if (!(event instanceof Event.ControlChanged(var from, var to, var raised))) return;
    check(from == phase, "moved from %s, but it was %s", from, phase);
    check(from != to, "moved from %s to itself", from);
    if (from.ended() && to.ended()) {
      check(raised.equals(epoch), "from %s to %s nobody got or lost control", from, to);
    } else {
      check(raised.compareTo(epoch) > 0, "the epoch stayed %s from %s to %s", raised, from, to);
    }
    phase = to;
    epoch = raised;
  }

  Phase phase() {
    return phase;
  }

  Epoch epoch() {
    return epoch;
  }
}
