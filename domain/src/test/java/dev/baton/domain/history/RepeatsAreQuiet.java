package dev.baton.domain.history;

import static dev.baton.domain.history.Promise.check;

import dev.baton.domain.Decision;

/** A command that was accepted is so again, and nothing more happens than another message. */
final class RepeatsAreQuiet implements Rule {
  private final World world;

  RepeatsAreQuiet(World world) {
    this.world = world;
  }

  @Override
  public void see(Entry entry) {
    if (entry.decision() == null) return;
    var again = world.decide(entry.command());
    if (entry.decision() instanceof Decision.Refused<?>) {
      check(world.at().equals(entry.before()), "a refusal changed something");
      check(entry.decision().equals(again), "refused, and then otherwise: %s", again);
    } else if (again instanceof Decision.Accepted<?>(_, _, var events)) {
      check(events.size() <= said(entry), "a repeat brought %s", events);
    } else {
      throw new Promise.Broken("accepted, and again " + again);
    }
  }

  private static int said(Entry entry) {
    boolean says =
        switch (entry.command()) {
          case Command.OnHandoff(_, var deed, _) -> deed == Deed.RELAY;
          case Command.OnConversation(var act) ->
              act == Act.VISITOR_SPEAKS || act == Act.BOT_ANSWERS || act == Act.REPLY;
          case Command.MoveTo _, Command.Sweep _, Command.Wait _, Command.BotListens _ -> false;
        };
    return says ? 1 : 0;
  }
}
