package dev.baton.domain.history;

import static dev.baton.domain.history.Promise.check;

import dev.baton.domain.Event;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Phase;

/** Whoever waited is told that a human is there, directly before the human gets control. */
public final class TakeoverIsMarked implements Promise {
  private boolean marked;

  @Override
  public void hear(Event event) {
    if (event instanceof Event.ControlChanged(var from, var to, _)) {
      boolean takeover = from == Phase.WAITING && to == Phase.HUMAN;
      check(marked == takeover, "marked is %s from %s to %s", marked, from, to);
    } else {
      check(!marked, "a marker without a takeover, but %s", event);
    }
    marked =
        event instanceof Event.MessageAdded(var message)
            && message.author() instanceof Author.System;
  }

  @Override
  public void rest() {
    check(!marked, "a marker without a takeover");
  }
}
