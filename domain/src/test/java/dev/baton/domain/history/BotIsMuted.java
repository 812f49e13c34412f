package dev.baton.domain.history;

import static dev.baton.domain.history.Promise.check;

import dev.baton.domain.Event;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Phase;

/** Promise 1: while the bot has not the control, no message of its is in the conversation. */
public final class BotIsMuted implements Promise {
  private Phase phase = Phase.BOT;

  @Override
  public void hear(Event event) {
    if (event instanceof Event.ControlChanged changed) phase = changed.to();
    if (event instanceof Event.MessageAdded(var message)
        && message.author() instanceof Author.Bot) {
      check(phase == Phase.BOT, "the bot spoke under %s", phase);
    }
  }
}
