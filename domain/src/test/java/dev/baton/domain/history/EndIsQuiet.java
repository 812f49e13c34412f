package dev.baton.domain.history;

import static dev.baton.domain.history.Promise.check;

import dev.baton.domain.Event;
import dev.baton.domain.conversation.Phase;
import java.util.Set;

/** After the end comes nothing but a reopening, or another way to be over. */
public final class EndIsQuiet implements Promise {
  private Phase phase = Phase.BOT;

  @Override
  public void hear(Event event) {
    if (event instanceof Event.ControlChanged(_, var to, _)) {
      check(mayFollow().contains(to), "%s came after %s", to, phase);
      phase = to;
    }
    if (event instanceof Event.MessageAdded(var message)) {
      check(!phase.ended(), "message %s came after %s", message.seq(), phase);
    }
  }

  /** API.md: the visitor reopens what is resolved, under the bot; PATCH reopens for a human. */
  private Set<Phase> mayFollow() {
    return switch (phase) {
      case BOT, WAITING, HUMAN -> Set.of(Phase.values());
      case RESOLVED -> Set.of(Phase.BOT, Phase.HUMAN, Phase.CLOSED);
      case CLOSED -> Set.of(Phase.HUMAN, Phase.ARCHIVED);
      case ARCHIVED -> Set.of(Phase.HUMAN, Phase.CLOSED);
    };
  }
}
