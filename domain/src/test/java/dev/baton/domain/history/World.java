package dev.baton.domain.history;

import dev.baton.domain.Decision;
import dev.baton.domain.Event;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.conversation.Lifecycle;
import dev.baton.domain.conversation.Stretch;
import dev.baton.domain.handoff.Handoff;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One conversation and a clock, on which commands are tried one after another. */
public final class World {
  private final Minted minted = new Minted();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private Conversation at =
      Conversation.start(
              Minted.CONVERSATION, Minted.ORGANIZATION, Channel.WEB, Minted.BOT, Details.NONE)
          .next();
  private Epoch heard = Epoch.FIRST;
  private @Nullable Handoff former;

  public Conversation at() {
    return at;
  }

  /** Takes the command, and goes on from what became of it. */
  public Entry run(Command command) {
    var entry = new Entry(now, command, at, decide(command));
    if (command instanceof Command.Wait(var time)) now = now.plus(time);
    if (command instanceof Command.BotListens) heard = at.epoch();
    for (var event : entry.events()) {
      if (event instanceof Event.HandoffSettled(var settled)) former = settled;
    }
    at = entry.after();
    return entry;
  }

  /** What would become of the command now; null when there is nothing to decide. */
  public @Nullable Decision<?> decide(Command command) {
    return switch (command) {
      case Command.OnHandoff(var by, var deed, var past) -> {
        var stretch = stretch(past);
        yield stretch == null ? null : deed.done(stretch, by, minted, now);
      }
      case Command.OnConversation(var act) -> act.done(at, heard, minted, now);
      case Command.MoveTo(var phase) -> new Lifecycle(at).move(phase, null, minted.handoff(), now);
      case Command.Sweep() -> {
        var stretch = stretch(false);
        yield stretch == null ? null : stretch.elapse(now);
      }
      case Command.BotListens _, Command.Wait _ -> null;
    };
  }

  private @Nullable Stretch stretch(boolean past) {
    var open = at.control().handoff();
    var named = past || open == null ? former : open;
    return named == null ? null : new Stretch(at, named);
  }
}
