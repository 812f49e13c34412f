package dev.baton.domain.history;

import dev.baton.domain.conversation.Phase;
import java.time.Duration;
import java.util.Locale;

/**
 * One line of a history. It means something in any state, so that lines before it can be left out.
 */
public sealed interface Command {

  /**
   * @param former whether it names the handoff that was settled last instead of the open one
   */
  record OnHandoff(Who by, Deed deed, boolean former) implements Command {
    @Override
    public String toString() {
      return by + " " + word(deed) + (former ? " (the former handoff)" : "");
    }
  }

  record OnConversation(Act act) implements Command {
    @Override
    public String toString() {
      return word(act);
    }
  }

  record MoveTo(Phase phase) implements Command {
    @Override
    public String toString() {
      return "move to " + word(phase);
    }
  }

  /** The bot begins a turn: what it answers from now on is computed under this epoch. */
  record BotListens() implements Command {
    @Override
    public String toString() {
      return "bot listens";
    }
  }

  record Wait(Duration time) implements Command {
    @Override
    public String toString() {
      return "wait " + time.toSeconds() + " s";
    }
  }

  /** Somebody comes by to see what time has brought. */
  record Sweep() implements Command {
    @Override
    public String toString() {
      return "sweep";
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
