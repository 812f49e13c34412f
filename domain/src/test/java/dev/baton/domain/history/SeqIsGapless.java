package dev.baton.domain.history;

import static dev.baton.domain.history.Promise.check;

import dev.baton.domain.Event;

/** Promise 4: messages are numbered from 0 without a gap, in the order in which they are told. */
public final class SeqIsGapless implements Promise {
  private long next;

  @Override
  public void hear(Event event) {
    if (!(event instanceof Event.MessageAdded(var message))) return;
    check(message.seq() == next, "seq %s came where %s was due", message.seq(), next);
    next++;
  }

  long next() {
    return next;
  }
}
